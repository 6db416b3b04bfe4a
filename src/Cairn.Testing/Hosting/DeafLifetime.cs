using Microsoft.Extensions.Hosting;

namespace Cairn.Testing.Hosting;

/// <summary>Leaves the signals of the process to the test runner.</summary>
internal sealed class DeafLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
