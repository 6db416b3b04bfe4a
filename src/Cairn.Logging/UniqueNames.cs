using System.Text;

namespace Cairn.Logging;

/// <summary>The names of one JSON object: a name that is taken already, or reserved, gets a prefix.</summary>
internal sealed class UniqueNames(IReadOnlySet<string> reserved)
{
    private const string Prefix = "prop.";
    private readonly HashSet<string> _taken = [];

    /// <summary>For how many names there is room.</summary>
    public int Capacity => _taken.Capacity;

    public void Clear() => _taken.Clear();

    public string Claim(string name)
    {
        name = WellFormed(name);

        while (reserved.Contains(name) || !_taken.Add(name))
        {
            name = Prefix + name;
        }

        return name;
    }

    // Two names that differ in a lone surrogate alone are the same name once they are written as UTF-8.
    private static string WellFormed(string name) =>
        name.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name)) : name;
}
