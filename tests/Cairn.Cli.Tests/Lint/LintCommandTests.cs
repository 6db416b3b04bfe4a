using Cairn.Cli.Debt;
using Cairn.Cli.Lint;

namespace Cairn.Cli.Tests.Lint;

public sealed class LintCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    [Theory]
    [InlineData("--chek", "'--chek' is not an option of 'cairn lint'. Known, nearest first: --check, ")]
    [InlineData("--write-baselin", "'--write-baselin' is not an option of 'cairn lint'. Known, nearest first: --write-baseline, ")]
    public async Task An_unknown_option_is_answered_with_the_nearest(string option, string answer)
    {
        Assert.Equal(ExitCode.Usage, await Cairn("lint", option));
        Assert.StartsWith(answer, _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { "--check", "--update" }, "'--check' and '--update' exclude each other. 'cairn lint' does one thing at a time. Leave one.")]
    [InlineData(new[] { "--write-baseline", "--fix", "CRN1801" }, "'--write-baseline' and '--fix' exclude each other. 'cairn lint' does one thing at a time. Leave one.")]
    [InlineData(new[] { "--base", "main" }, "'--base' is given without '--check'. It says what the check holds the totals against. Add --check, or leave it out.")]
    [InlineData(new[] { "--json", "--update" }, "'--json' is given with '--update'. It is a form of the plain answer. Leave one of them out.")]
    public async Task Options_that_do_not_go_together_are_a_usage_mistake(string[] options, string answer)
    {
        Assert.Equal(ExitCode.Usage, await Cairn(["lint", .. options]));
        Assert.Equal(answer, _error.ToString().TrimEnd());
    }

    [Fact]
    public async Task A_number_of_weeks_below_one_is_a_usage_mistake()
    {
        Assert.Equal(ExitCode.Usage, await Cairn("debt", "--weeks", "0"));
        Assert.StartsWith("'--weeks' is 0. It is a number of weeks, 1 at least.", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_baseline_is_refused_before_anything_is_built()
    {
        _folder.Write("App.csproj", "");
        _folder.Write("cairn.baseline", "");

        Assert.Equal(ExitCode.DoesNotHold, await Cairn("lint", "--write-baseline", "--project", _folder.Path));
        Assert.Contains("A baseline is written once and shrinks from then on.", _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--check")]
    [InlineData("--update")]
    [InlineData("--follow-renames")]
    public async Task Without_a_baseline_there_is_nothing_to_check_or_change(string option)
    {
        _folder.Write("App.csproj", "");

        Assert.Equal(ExitCode.DoesNotHold, await Cairn("lint", option, "--project", _folder.Path));
        Assert.Contains("Write it with --write-baseline.", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_corrupt_baseline_is_refused_before_anything_is_built()
    {
        _folder.Write("App.csproj", "");
        _folder.Write("cairn.baseline", "# heading\nCRN1801\n");

        Assert.Equal(ExitCode.DoesNotHold, await Cairn("lint", "--check", "--project", _folder.Path));
        Assert.StartsWith("Line 2 of 'cairn.baseline' has 1 of the 4 fields", _error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _folder.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    private Task<ExitCode> Cairn(params string[] arguments)
    {
        var screen = Screen.Plain(_output, TimeProvider.System);
        var cairn = new CommandLine([LintCommand.Create(screen, _output, TimeProvider.System), DebtCommand.Create(screen, _output, TimeProvider.System)], _output, _error);
        return cairn.RunAsync(arguments, TestContext.Current.CancellationToken);
    }
}
