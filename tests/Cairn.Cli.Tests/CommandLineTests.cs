using System.CommandLine;
using Cairn.Cli.Demo;

namespace Cairn.Cli.Tests;

public sealed class CommandLineTests : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_unknown_verb_is_answered_with_the_known_ones_nearest_first()
    {
        var exitCode = await Cairn(Verb("lint"), Verb("doctor"), Verb("demo")).RunAsync(["dmeo"], Stop);

        Assert.Equal(ExitCode.Usage, exitCode);
        Assert.Equal("'dmeo' is not a verb of 'cairn'. Known, nearest first: demo, doctor, lint.", Error);
    }

    [Fact]
    public async Task A_missing_verb_is_answered_with_the_known_ones()
    {
        var exitCode = await Cairn(Verb("demo")).RunAsync([], Stop);

        Assert.Equal(ExitCode.Usage, exitCode);
        Assert.Equal("'cairn' needs a verb. Known, nearest first: demo.", Error);
    }

    [Theory]
    [InlineData("--kep")]
    [InlineData("--kep=yes")]
    public async Task An_unknown_option_is_answered_with_the_known_ones_nearest_first(string option)
    {
        var exitCode = await Cairn(Demo()).RunAsync(["demo", option], Stop);

        Assert.Equal(ExitCode.Usage, exitCode);
        Assert.Equal("'--kep' is not an option of 'cairn demo'. Known, nearest first: --keep, --help.", Error);
    }

    [Fact]
    public async Task An_option_before_the_verb_is_none_of_the_tool()
    {
        var exitCode = await Cairn(Demo()).RunAsync(["--vresion"], Stop);

        Assert.Equal(ExitCode.Usage, exitCode);
        Assert.Equal("'--vresion' is not an option of 'cairn'. Known, nearest first: --version, --help.", Error);
    }

    [Fact]
    public async Task Every_unknown_option_is_named()
    {
        await Cairn(Demo()).RunAsync(["demo", "--kep", "--verbos"], Stop);

        Assert.Contains("'--kep'", Error, StringComparison.Ordinal);
        Assert.Contains("'--verbos'", Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_too_many_is_a_usage_mistake()
    {
        var exitCode = await Cairn(Demo()).RunAsync(["demo", "now"], Stop);

        Assert.Equal(ExitCode.Usage, exitCode);
        Assert.Equal("'now' is one word too many. 'cairn demo' takes options only. Leave it out.", Error);
    }

    [Fact]
    public async Task A_file_with_arguments_is_not_read()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("arguments", "--help");

        Assert.Equal(ExitCode.Usage, await Cairn(Demo()).RunAsync(["demo", $"@{file}"], Stop));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("--version")]
    public async Task Help_and_version_are_answers(string option)
    {
        Assert.Equal(ExitCode.Holds, await Cairn(Demo()).RunAsync([option], Stop));
        Assert.NotEmpty(_output.ToString());
        Assert.Empty(Error);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_answer_of_a_verb_is_the_exit_code(int answer)
    {
        Assert.Equal((ExitCode)answer, await Cairn(Verb("check", _ => Task.FromResult(answer))).RunAsync(["check"], Stop));
    }

    [Fact]
    public async Task A_verb_that_fails_says_why_after_the_last_output_of_what_failed()
    {
        var verb = Verb("check", _ => throw new CommandFailedException(ExitCode.Environment, "No network.", ["trying", "giving up"]));

        var exitCode = await Cairn(verb).RunAsync(["check"], Stop);

        Assert.Equal(ExitCode.Environment, exitCode);
        Assert.Equal("  trying|  giving up|No network.", Error.ReplaceLineEndings("|"));
    }

    [Fact]
    public async Task A_fault_of_our_own_is_internal_and_asks_for_a_report()
    {
        var exitCode = await Cairn(Verb("check", _ => throw new InvalidOperationException("a bug"))).RunAsync(["check"], Stop);

        Assert.Equal(ExitCode.Internal, exitCode);
        Assert.StartsWith("This is a fault in cairn itself, please report it: System.InvalidOperationException: a bug", Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_tool_says_the_same_on_every_machine()
    {
        var settings = File.ReadAllText(Path.ChangeExtension(typeof(CommandLine).Assembly.Location, ".runtimeconfig.json"));

        Assert.Contains("\"System.Globalization.Invariant\": true", settings, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interrupted_verb_ends_without_a_word()
    {
        using var interruption = new CancellationTokenSource();
        var verb = Verb("check", async stop =>
        {
            await interruption.CancelAsync();
            stop.ThrowIfCancellationRequested();
            return 0;
        });

        Assert.Equal(ExitCode.Interrupted, await Cairn(verb).RunAsync(["check"], interruption.Token));
        Assert.Empty(Error);
    }

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    private string Error => _error.ToString().TrimEnd();

    private CommandLine Cairn(params Command[] verbs) => new(verbs, _output, _error);

    private Command Demo() => DemoCommand.Create(Screen.Plain(_output, TimeProvider.System), TimeProvider.System);

    private static Command Verb(string name, Func<CancellationToken, Task<int>>? action = null)
    {
        var verb = new Command(name);
        verb.SetAction((_, cancellationToken) => action?.Invoke(cancellationToken) ?? Task.FromResult(0));
        return verb;
    }
}
