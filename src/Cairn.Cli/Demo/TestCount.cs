using System.Globalization;
using System.Xml.Linq;

namespace Cairn.Cli.Demo;

/// <summary>The generated service's own tests, counted in the runner's result file.</summary>
internal sealed record TestCount(int Passed, int Failed, int Skipped, IReadOnlyList<string> Failures)
{
    /// <summary>Reads xUnit's XML; a runner that wrote none has run nothing.</summary>
    public static TestCount Read(string file)
    {
        if (!File.Exists(file))
        {
            return new TestCount(0, 0, 0, []);
        }

        var results = XDocument.Load(file);
        var assemblies = results.Descendants("assembly").ToList();
        var failures = results.Descendants("test").Where(test => test.Attribute("result")?.Value == "Fail").Select(test => test.Attribute("name")?.Value ?? "");
        return new TestCount(Sum("passed"), Sum("failed") + Sum("errors"), Sum("skipped") + Sum("not-run"), [.. failures]);

        int Sum(string attribute) => assemblies.Sum(assembly => int.Parse(assembly.Attribute(attribute)?.Value ?? "0", CultureInfo.InvariantCulture));
    }

    public override string ToString() => $"{Passed} passed, {Failed} failed, {Skipped} skipped";
}
