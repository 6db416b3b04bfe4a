using Cairn.Cli.Migrate;
using Cairn.Parity;
using Cairn.Testing;

namespace Cairn.Cli.Tests.Migrate;

/// <summary>A folder to migrate in, and the verbs, on 2026-03-01.</summary>
internal sealed class MigrateBench : IDisposable
{
    public const string Builds = "GET /builds/{id}";

    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private readonly ManualTimeProvider _clock = new();

    public MigrateBench() => _clock.SetUtcNow(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public TemporaryFolder Folder { get; } = new();

    public string Output => _output.ToString().ReplaceLineEndings("\n");

    public string Error => _error.ToString().ReplaceLineEndings("\n");

    /// <summary>A table of one route.</summary>
    public static string Table(string state, string more = "") =>
        $$"""{ "Cairn": { "Strangler": { "LegacyAddress": "http://legacy:8000", "Routes": [ { "Match": "GET /builds/{id}", "State": "{{state}}"{{more}} } ] } } }""";

    public async Task<ExitCode> RunAsync(params string[] arguments) =>
        await new CommandLine([MigrateCommand.Create(_output, _clock)], _output, _error).RunAsync(["migrate", .. arguments], TestContext.Current.CancellationToken);

    public Task<ExitCode> PromoteAsync(string file, string to, params string[] more) => RunAsync(["routes", "promote", Builds, "--to", to, "--file", file, .. more]);

    /// <summary>A report of parity on disk.</summary>
    public string Report(string route, int equal, int different = 0, string name = "parity.json")
    {
        var group = new ParityDifferenceGroup(new ParityDifference("$.state", "\"passed\"", "\"ok\"", "no rule"), different, 1, "GET /builds/1");
        var report = new ParityRouteReport { Route = route, Level = ParityLevel.Semantic, Equal = equal, Different = different, Differences = different > 0 ? [group] : [] };
        var text = new ParityReport { Service = "builds", At = DateTimeOffset.UnixEpoch, Routes = [report] }.ToText(ParityReportFormat.Json);
        return Folder.Write(name, text);
    }

    public string Read(string name) => File.ReadAllText(Folder.In(name));

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
        Folder.Dispose();
    }
}
