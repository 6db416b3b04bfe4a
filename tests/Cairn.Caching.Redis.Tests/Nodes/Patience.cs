using Cairn.Caching.Redis.Tests.Servers;
using Cairn.Testing;

namespace Cairn.Caching.Redis.Tests.Nodes;

/// <summary>Lets the time of a manual clock pass in small steps until something is so, while sockets take what time they need.</summary>
internal static class Patience
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

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
