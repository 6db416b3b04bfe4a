using Cairn.Testing;

namespace Cairn.Grpc.Tests.Service;

internal static class ClockSteps
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    /// <summary>Moves the clock until something has happened: what a timer has set off goes on by itself.</summary>
    public static async Task AdvanceUntilAsync(this ManualTimeProvider clock, Task happened)
    {
        while (!happened.IsCompleted)
        {
            await clock.AdvanceUntilIdle(Step, TestContext.Current.CancellationToken);
            await Task.Yield();
        }
    }
}
