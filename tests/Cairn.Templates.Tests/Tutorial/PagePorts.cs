using System.Text.RegularExpressions;

namespace Cairn.Templates.Tests.Tutorial;

/// <summary>The ports of the pages, and the free ones that are used in their place.</summary>
internal sealed partial class PagePorts
{
    private readonly Dictionary<string, string> _real = [];

    public void Use(string page, string real) => _real[page] = real;

    /// <summary>What is typed, or seen, with the ports that are really used.</summary>
    public string Replaced(string text) => Port().Replace(text, port => _real.GetValueOrDefault(port.Value, port.Value));

    /// <summary>The same for what is about to listen: on the port that it had, or on any free one.</summary>
    public string ReplacedOrFree(string text) => Port().Replace(text, port => _real.GetValueOrDefault(port.Value, "0"));

    /// <summary>Any free ports, which loopback has by its number alone.</summary>
    public static string Free(string text) => Port().Replace(text, "0").Replace("localhost", "127.0.0.1");

    [GeneratedRegex(@"(?<=[:=])(8000|8001|8080|9090|8180|9190)\b")]
    private static partial Regex Port();
}
