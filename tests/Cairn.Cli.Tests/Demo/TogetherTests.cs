using Cairn.Cli.Demo;

namespace Cairn.Cli.Tests.Demo;

public sealed class TogetherTests
{
    [Fact]
    public async Task Everything_that_succeeds_is_awaited()
    {
        using var together = new Together(TestContext.Current.CancellationToken);
        var first = together.Run(_ => Task.FromResult(1));
        var second = together.Run(async _ =>
        {
            await Task.Yield();
            return 2;
        });

        await together.WhenAll();

        Assert.True(first.IsCompletedSuccessfully && second.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task The_first_failure_stops_the_others_and_is_the_one_that_is_told()
    {
        using var together = new Together(TestContext.Current.CancellationToken);
        var endless = together.Run(Endless);
        var failing = together.Run(_ => Task.FromException<int>(new CommandFailedException(ExitCode.DoesNotHold, "no")));

        await Assert.ThrowsAsync<CommandFailedException>(together.WhenAll);

        Assert.True(failing.IsFaulted && endless.IsCanceled);
    }

    [Fact]
    public async Task An_interruption_stops_all_of_them()
    {
        using var interruption = new CancellationTokenSource();
        using var together = new Together(interruption.Token);
        var endless = together.Run(Endless);

        await interruption.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(together.WhenAll);
        Assert.True(endless.IsCanceled);
    }

    private static Task<int> Endless(CancellationToken cancellationToken)
    {
        var never = new TaskCompletionSource<int>();
        cancellationToken.Register(() => never.TrySetCanceled(cancellationToken));
        return never.Task;
    }
}
