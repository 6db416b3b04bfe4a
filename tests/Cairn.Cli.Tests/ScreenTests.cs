namespace Cairn.Cli.Tests;

public sealed class ScreenTests : IDisposable
{
    private const char Escape = '\e';

    private readonly StringWriter _writer = new();

    [Fact]
    public async Task Plain_steps_are_a_line_when_they_start_and_one_when_they_end()
    {
        await ShowAsync(Screen.Plain(_writer, TimeProvider.System), () => Task.FromResult(3));

        var lines = _writer.ToString().TrimEnd().Split(Environment.NewLine);
        Assert.Equal("...   Counting [things]", lines[0]);
        Assert.Matches(@"^done  Counted 3 \[things\] \(0\.\d s\)$", lines[1]);
        Assert.DoesNotContain(Escape, _writer.ToString());
    }

    [Fact]
    public async Task A_plain_step_that_fails_is_ended_but_not_done()
    {
        await Assert.ThrowsAsync<TimeoutException>(() => ShowAsync(Screen.Plain(_writer, TimeProvider.System), () => throw new TimeoutException()));

        Assert.Contains("ended Counting [things]", _writer.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("done", _writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Steps_are_live_on_a_terminal()
    {
        await ShowAsync(Screen.Terminal(_writer, TimeProvider.System), () => Task.FromResult(3));

        Assert.Contains(Escape, _writer.ToString());
        Assert.Contains("Counted 3 [things]", _writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_live_step_that_fails_ends_the_display_and_passes_its_failure_on()
    {
        await Assert.ThrowsAsync<TimeoutException>(() => ShowAsync(Screen.Terminal(_writer, TimeProvider.System), () => throw new TimeoutException()));

        Assert.DoesNotContain("Counted", _writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_plain_line_is_never_wrapped()
    {
        var line = string.Join(' ', Enumerable.Repeat("word", 500));

        Screen.Plain(_writer, TimeProvider.System).Write($"[green]{line}[/]");

        Assert.Equal(line + Environment.NewLine, _writer.ToString());
    }

    public void Dispose() => _writer.Dispose();

    private static Task<int> ShowAsync(Screen screen, Func<Task<int>> work) =>
        screen.ShowStepsAsync(steps => steps.RunAsync("Counting [things]", count => $"Counted {count} [things]", work));
}
