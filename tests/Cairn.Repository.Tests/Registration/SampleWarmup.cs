using Cairn.Hosting;

namespace Cairn.Repository.Tests;

/// <summary>A warm-up that has nothing to warm.</summary>
public sealed class SampleWarmup : IWarmup
{
    public Task WarmUpAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
