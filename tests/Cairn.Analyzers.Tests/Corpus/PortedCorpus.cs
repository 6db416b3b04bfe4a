namespace Cairn.Analyzers.Tests.Corpus;

/// <summary>The ported service, built, tested and counted before and after <c>dotnet format analyzers</c>.</summary>
public sealed class PortedCorpus : IAsyncLifetime
{
    private readonly UnpackedPackage _package = new();

    /// <summary>How often each rule found something, before the fixes.</summary>
    public IReadOnlyDictionary<string, int> Before { get; private set; } = new Dictionary<string, int>();

    public IReadOnlyDictionary<string, int> After { get; private set; } = new Dictionary<string, int>();

    /// <summary>What its own tests said.</summary>
    public string TestsBefore { get; private set; } = "";

    public string TestsAfter { get; private set; } = "";

    /// <summary>What the formatter complained of.</summary>
    public string Format { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        UnpackedPackage.Copy("corpus", _package.Solution);
        await RunAsync("build");
        Before = _package.Findings.Counts();
        TestsBefore = await TestAsync();

        Format = await RunAsync(["format", "analyzers", "--no-restore", "--severity", "warn", "--diagnostics", .. AllRules.Ids, "CA2017", "CA2253", "CA2254"]);

        await RunAsync("build", "--no-restore");
        After = _package.Findings.Counts();
        TestsAfter = await TestAsync();
    }

    public ValueTask DisposeAsync()
    {
        _package.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task<string> TestAsync() => RunAsync("exec", Path.Join("tests", "BuildStatus.Tests", "bin", "Debug", "net10.0", "BuildStatus.Tests.dll"), "-noColor");

    private Task<string> RunAsync(params string[] arguments) => _package.Dotnet.RunAsync(_package.Solution, arguments);
}
