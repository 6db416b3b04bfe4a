using Cairn.Cli.Lint;

namespace Cairn.Cli.Tests.Lint;

/// <summary>Findings and baselines of a test, written in one line each.</summary>
internal static class Found
{
    public static LintFinding At(string path, int line, string text = "Thread.Sleep(5);", string rule = "CRN1802") =>
        new(new BaselineKey(rule, path, text), line, 1, "Use a TimeSpan.");

    public static BaselineKey Key(string path, string text = "Thread.Sleep(5);", string rule = "CRN1802") => new(rule, path, text);

    public static Baseline Known(params (BaselineKey Key, int Count)[] entries) => new(entries.ToDictionary(entry => entry.Key, entry => entry.Count));
}
