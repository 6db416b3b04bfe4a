using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cairn.Migration.Shadow;

/// <summary>The workers that take copies from the queue. What waits when the process stops is not sent.</summary>
internal sealed class SendCopies(ShadowQueue queue, ShadowJudge judge, IOptions<StranglerOptions> options, ILogger<SendCopies> logger) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private Task _working = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        using (ExecutionContext.SuppressFlow())
        {
            _working = Task.WhenAll(Enumerable.Range(0, options.Value.ShadowWorkers).Select(_ => Task.Run(WorkAsync, CancellationToken.None)));
        }

        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _working.WaitAsync(cancellationToken);
    }

    public void Dispose() => _stopping.Dispose();

    private async Task WorkAsync()
    {
        try
        {
            while (true)
            {
                var copy = await queue.TakeAsync(_stopping.Token);
                await JudgeAsync(copy);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The process stops.
        }
    }

    private async Task JudgeAsync(ShadowCopy copy)
    {
        try
        {
            await judge.JudgeAsync(copy, _stopping.Token);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            logger.CopyFailed(copy.Route.Configured.Match, failure); // a comparer that throws must not end the worker
        }
    }
}
