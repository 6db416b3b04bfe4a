using System.Xml.Linq;
using Cairn.Cli.Debt;
using Cairn.Cli.Lint;
using Cairn.Cli.Tests.Lint;
using Cairn.Testing;

namespace Cairn.Cli.Tests.Debt;

public sealed class DebtTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly ManualTimeProvider _clock = new();
    private GitRepository _repository = null!;

    public async ValueTask InitializeAsync()
    {
        _repository = await GitRepository.CreateAsync();
        await _repository.CommitAsync("Record", Counts(5, 3), Monday);
        await _repository.CommitAsync("Mend one", Counts(4, 3), Monday.AddDays(6));
        await _repository.CommitAsync("Mend more", Counts(4, 0), Monday.AddDays(14));
        _clock.SetUtcNow(Monday.AddDays(22));
    }

    public ValueTask DisposeAsync()
    {
        _repository.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_week_counts_what_its_last_commit_counts_and_a_quiet_week_what_the_one_before_counts()
    {
        var weeks = await new DebtHistory(_repository.Git, _clock).ReadAsync(TestContext.Current.CancellationToken);

        Assert.Equal([("2026-03-02", 7), ("2026-03-09", 7), ("2026-03-16", 4), ("2026-03-23", 4)], weeks.Select(week => ($"{week.Monday:yyyy-MM-dd}", week.Total)));
    }

    [Fact]
    public async Task The_table_has_a_line_a_rule_and_a_column_a_week()
    {
        var (exitCode, output) = await CairnAsync("--weeks", "3");

        Assert.Equal(ExitCode.Holds, exitCode);
        Assert.Equal(
            [
                "week of      03-09   03-16   03-23",
                "CRN1801          4       4       4",
                "CRN1802          3       0       0",
                "total            7       4       4",
            ],
            output.TrimEnd().Split(Environment.NewLine));
    }

    [Fact]
    public async Task The_chart_has_a_bar_for_each_rule_and_week_with_findings()
    {
        var file = Path.Combine(_repository.Path, "debt.svg");

        await CairnAsync("--svg", file);

        var chart = XDocument.Load(file);
        var titles = chart.Descendants().Where(element => element.Name.LocalName == "title").Select(title => title.Value).ToList();
        Assert.Equal("Findings in the baseline, 2026-03-02 to 2026-03-23", titles[0]);
        Assert.Contains("CRN1802, week of 2026-03-09: 3", titles);
        Assert.Equal(1 + 4 + 2, titles.Count); // the chart, four weeks of one rule, two of the other
    }

    [Fact]
    public async Task As_json_it_says_the_same()
    {
        var (_, output) = await CairnAsync("--json", "--weeks", "1");

        Assert.Equal("""[{"monday":"2026-03-23","total":4,"rules":{"CRN1801":4}}]""", string.Concat(output.Where(character => !char.IsWhiteSpace(character))));
    }

    [Fact]
    public async Task Without_a_commit_of_a_baseline_it_cannot_be_told()
    {
        using var other = await GitRepository.CreateAsync();
        await other.CommitAsync("Begin");

        var failure = await Assert.ThrowsAsync<CommandFailedException>(() => new DebtHistory(other.Git, _clock).ReadAsync(TestContext.Current.CancellationToken));

        Assert.Equal(ExitCode.CannotTell, failure.ExitCode);
    }

    [Fact]
    public async Task A_week_whose_baseline_could_not_be_read_counts_what_the_one_before_counts()
    {
        _repository.Write(BaselineFile.Name, "<<<<<<< HEAD\n");
        await _repository.CommitAsync("Merge badly", Monday.AddDays(21));

        var weeks = await new DebtHistory(_repository.Git, _clock).ReadAsync(TestContext.Current.CancellationToken);

        Assert.Equal(4, weeks[^1].Total);
    }

    private static Baseline Counts(int clocks, int naps) =>
        Found.Known((Found.Key("a.cs", "_=DateTime.UtcNow;", "CRN1801"), clocks), (Found.Key("a.cs"), naps));

    private async Task<(ExitCode ExitCode, string Output)> CairnAsync(params string[] options)
    {
        using var output = new StringWriter();
        var debt = DebtCommand.Create(Screen.Plain(output, _clock), output, _clock);
        var exitCode = await new CommandLine([debt], output, output).RunAsync(["debt", "--project", _repository.Path, .. options], TestContext.Current.CancellationToken);
        return (exitCode, output.ToString());
    }
}
