using Spectre.Console;

namespace Cairn.Cli;

/// <summary>Where a verb shows its work and its answer: in colour and live on a terminal, plain line by line elsewhere.</summary>
internal sealed class Screen
{
    private const int NeverWrap = 10_000; // columns; a log has no right margin

    private readonly IAnsiConsole _console;
    private readonly TimeProvider _clock;

    private Screen(IAnsiConsole console, TimeProvider clock)
    {
        _console = console;
        _clock = clock;
    }

    public bool IsTerminal => _console.Profile.Capabilities.Interactive;

    public static Screen OnConsole(TimeProvider clock) =>
        Console.IsOutputRedirected ? Plain(Console.Out, clock) : new Screen(AnsiConsole.Console, clock);

    public static Screen Plain(TextWriter writer, TimeProvider clock)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = NeverWrap;
        return new Screen(console, clock);
    }

    /// <summary>A terminal that writes its escape sequences to <paramref name="writer"/>.</summary>
    public static Screen Terminal(TextWriter writer, TimeProvider clock) => new(
        AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(writer),
        }),
        clock);

    public Task<T> ShowStepsAsync<T>(Func<ISteps, Task<T>> work) =>
        IsTerminal
            ? _console.Progress()
                .AutoRefresh(true)
                .Columns(new SpinnerColumn { CompletedText = "[green]✓[/]" }, new TaskDescriptionColumn { Alignment = Justify.Left }, new ElapsedTimeColumn())
                .StartAsync(progress => work(new LiveSteps(progress)))
            : work(new PlainSteps(_console, _clock));

    public void WriteLine(string text = "") => _console.WriteLine(text);

    /// <summary>Writes a line in which interpolated values are plain text and the rest is Spectre.Console markup.</summary>
    public void Write(FormattableString markup) => _console.MarkupLineInterpolated(markup);
}
