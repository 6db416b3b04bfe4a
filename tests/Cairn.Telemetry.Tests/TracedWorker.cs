using System.Diagnostics;
using Microsoft.Extensions.Hosting;

namespace Cairn.Telemetry.Tests;

/// <summary>Makes a span as early and as late as a hosted service can.</summary>
internal sealed class TracedWorker : IHostedLifecycleService, IDisposable
{
    private readonly ActivitySource _source = new("Cairn.Telemetry.Tests.TracedWorker");

    public Task StartingAsync(CancellationToken cancellationToken) => TraceAsync("starting");

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => TraceAsync("stopped");

    public void Dispose() => _source.Dispose();

    private Task TraceAsync(string name)
    {
        _source.StartActivity(name)?.Dispose();
        return Task.CompletedTask;
    }
}
