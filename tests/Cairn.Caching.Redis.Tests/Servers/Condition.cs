namespace Cairn.Caching.Redis.Tests.Servers;

/// <summary>
/// Waits for what another process does by itself and tells nobody, such as the end of a connection that a server has dropped. It looks every few
/// milliseconds of real time, and gives up only with the test.
/// </summary>
internal static class Condition
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(2);

    public static Task HoldsAsync(Func<bool> condition) => HoldsAsync(() => ValueTask.FromResult(condition()));

    public static async Task HoldsAsync(Func<ValueTask<bool>> condition)
    {
        using var timer = new PeriodicTimer(Period);

        while (!await condition())
        {
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }
}
