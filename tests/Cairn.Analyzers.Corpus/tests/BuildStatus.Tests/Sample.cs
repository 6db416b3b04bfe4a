using Microsoft.Extensions.Logging.Abstractions;

namespace BuildStatus.Tests;

/// <summary>What the tests start from.</summary>
internal static class Sample
{
    public static BuildStore Store(params BuildReport[] reports)
    {
        var store = new BuildStore(NullLogger<BuildStore>.Instance);
        foreach (var report in reports)
        {
            store.Save(report);
        }

        return store;
    }

    public static BuildReport Report(string id, string status, string branch = "main", string? commit = null, string? took = null) =>
        new(id, branch, status, commit, took);

    public static IReadOnlyList<TestResult> Tests(string name, bool passed) => [new TestResult(name, passed, TimeSpan.Zero)];
}
