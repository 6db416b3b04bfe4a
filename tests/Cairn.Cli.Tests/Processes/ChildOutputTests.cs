using Cairn.Cli.Processes;

namespace Cairn.Cli.Tests.Processes;

public sealed class ChildOutputTests : IDisposable
{
    private readonly ChildOutput _output = new(TextWriter.Null);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_line_that_came_before_anybody_waited_is_found()
    {
        _output.Add("nothing");
        _output.Add("listening on 5000");

        Assert.Equal("listening on 5000", await FirstAsync("listening"));
    }

    [Fact]
    public async Task A_line_that_comes_later_is_found()
    {
        var waiting = FirstAsync("listening");
        _output.Add("nothing");
        Assert.False(waiting.IsCompleted);

        _output.Add("listening on 5000");

        Assert.Equal("listening on 5000", await waiting);
    }

    [Fact]
    public async Task After_the_end_of_both_streams_nobody_waits_any_more()
    {
        var waiting = FirstAsync("listening");
        _output.EndStream();
        Assert.False(waiting.IsCompleted);

        _output.EndStream();

        Assert.Null(await waiting);
    }

    [Fact]
    public async Task A_cancelled_wait_ends()
    {
        using var interruption = new CancellationTokenSource();
        var waiting = _output.FirstAsync(_ => (string?)null, interruption.Token);

        await interruption.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public void A_line_after_the_end_is_dropped()
    {
        _output.Dispose();

        _output.Add("too late");

        Assert.Empty(_output.Lines);
    }

    public void Dispose() => _output.Dispose();

    private Task<string?> FirstAsync(string start) =>
        _output.FirstAsync(line => line.StartsWith(start, StringComparison.Ordinal) ? line : null, Stop);
}
