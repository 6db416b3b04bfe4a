namespace Cairn.Caching.Redis.Tests.Servers;

/// <summary>
/// Waits for what another process does by itself and tells nobody, such as the end of a connection that a server has dropped. It looks every few
/// milliseconds of real time, and gives up with the test, or after minutes, so that a fault fails a test and does not hang all.
/// </summary>
internal static class Condition
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public static Task HoldsAsync(Func<bool> condition) => HoldsAsync(() => ValueTask.FromResult(condition()));

    public static async Task HoldsAsync(Func<ValueTask<bool>> condition)
    {
        using var limit = new CancellationTokenSource(Limit);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, TestContext.Current.CancellationToken);
        using var timer = new PeriodicTimer(Period);

        while (!await condition())
        {
            await timer.WaitForNextTickAsync(stop.Token);
        }
    }
}
