using Cairn.Cli.Alerts;

namespace Cairn.Cli.Tests.Alerts;

/// <summary>`cairn alerts` against a real service, started as its own process.</summary>
public sealed class AlertsCommandTests : IDisposable
{
    private static readonly string Service = Path.Combine(AppContext.BaseDirectory, "Cairn.Alerting.Tests.Service.dll");
    private readonly TemporaryFolder _repository = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    [Fact]
    public async Task What_generate_writes_check_finds_up_to_date()
    {
        Assert.Equal(ExitCode.Holds, await AlertsAsync("generate", Service));
        Assert.Equal(ExitCode.Holds, await AlertsAsync("check", Service));

        Assert.Contains("wrote deploy/alerts/service.rules.yaml", _output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("20 artefacts are up to date.", _output.ToString().TrimEnd(), StringComparison.Ordinal);
        Assert.True(File.Exists(_repository.In("docs", "runbooks", "BuildsBudgetBurnsFast.md")));
    }

    [Fact]
    public async Task Check_fails_on_a_stale_artefact_and_says_how_to_renew_it()
    {
        await AlertsAsync("generate", Service);
        _repository.Write("deploy/alerts/service.rules.yaml", "groups: []\n");

        Assert.Equal(ExitCode.DoesNotHold, await AlertsAsync("check", Service));

        Assert.EndsWith("'deploy/alerts/service.rules.yaml' is stale. Run 'cairn alerts generate' and commit what it writes.", _output.ToString().TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folders_and_format_can_be_chosen()
    {
        Assert.Equal(ExitCode.Holds, await AlertsAsync("generate", Service, "--out", "ops", "--runbooks", "ops/runbooks", "--format", "PrometheusRule"));

        Assert.True(File.Exists(_repository.In("ops", "prometheus-rule.yaml")));
        Assert.True(File.Exists(_repository.In("ops", "runbooks", "BuildsHasNoData.md")));
    }

    [Fact]
    public async Task A_program_that_declares_nothing_did_not_answer()
    {
        var silent = Path.Combine(AppContext.BaseDirectory, "Cairn.Cli.dll");

        Assert.Equal(ExitCode.DoesNotHold, await AlertsAsync("generate", silent));

        Assert.Contains("did not answer. A service answers that calls builder.Services.AddCairnAlerting(…)", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_service_is_a_mistake_of_usage()
    {
        Assert.Equal(ExitCode.Usage, await AlertsAsync("check", _repository.In("nothing")));

        Assert.Contains("is no service. It must be a project, a folder with one, or a built dll.", _error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _repository.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    private Task<ExitCode> AlertsAsync(string verb, params string[] arguments) =>
        new CommandLine([AlertsCommand.Create(_output, TimeProvider.System)], _output, _error)
            .RunAsync(["alerts", verb, .. arguments, "--root", _repository.Path], TestContext.Current.CancellationToken);
}
