using Cairn.Caching.Redis.Tests.Servers;
using Cairn.Testing;

namespace Cairn.Caching.Redis.Tests.Nodes;

/// <summary>Time for what takes as long as it takes.</summary>
internal static class Patience
{
    /// <summary>For how long nodes without a manual clock wait for Redis: a machine that is busy for a moment is no outage. Tests of time-outs move a clock, or set their own.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

    /// <summary>Lets the time of a manual clock pass in small steps until something is so, while sockets take what time they need.</summary>
    public static Task UntilAsync(this ManualTimeProvider clock, Func<bool> condition) => clock.UntilAsync(() => ValueTask.FromResult(condition()));

    public static Task UntilAsync(this ManualTimeProvider clock, Func<ValueTask<bool>> condition) => Condition.HoldsAsync(async () =>
    {
        if (await condition())
        {
            return true;
        }

        clock.Advance(Step);
        return false;
    });
}
