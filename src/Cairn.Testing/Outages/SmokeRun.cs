using System.Net;

namespace Cairn.Testing.Outages;

/// <summary>Calls one host, and moves its clock while it waits.</summary>
internal sealed class SmokeRun(CairnTestHost host, OutageSetup setup)
{
    // Real time, for continuations that a crowded pool has not come to.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    public async Task<IReadOnlyList<SmokeAnswer>> CallAllAsync(CancellationToken cancellationToken)
    {
        var answers = new List<SmokeAnswer>();
        foreach (var call in setup.Calls)
        {
            answers.Add(await CallAsync(call, cancellationToken));
        }

        return answers;
    }

    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        using var ready = await host.Management.GetAsync("/readyz", cancellationToken);
        return ready.StatusCode is HttpStatusCode.OK;
    }

    private async Task<SmokeAnswer> CallAsync(SmokeCall call, CancellationToken cancellationToken)
    {
        using var request = call.ToRequest();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var began = host.Clock.GetTimestamp();
        var answering = StatusAsync(request, end.Token);

        await PassTimeAsync(answering, began, cancellationToken);
        var latency = host.Clock.GetElapsedTime(began);
        var isAnswered = answering.IsCompleted;
        await end.CancelAsync();
        var status = await answering;

        cancellationToken.ThrowIfCancellationRequested();
        return new SmokeAnswer(call.Name, isAnswered ? status : null, latency);
    }

    /// <summary>What a server does not catch is a 500, or the end of an answer that had begun.</summary>
    private async Task<int?> StatusAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await host.Http.SendAsync(request, cancellationToken);
            return (int)response.StatusCode;
        }
        catch (Exception failure)
        {
            return failure is OperationCanceledException && cancellationToken.IsCancellationRequested ? null : (int)HttpStatusCode.InternalServerError;
        }
    }

    private async Task PassTimeAsync(Task answering, long began, CancellationToken cancellationToken)
    {
        await host.Clock.AdvanceUntilIdle(TimeSpan.Zero, cancellationToken);
        while (await Task.WhenAny(answering, Task.Delay(Patience, cancellationToken)) != answering)
        {
            var left = setup.Limit - host.Clock.GetElapsedTime(began);
            if (left <= TimeSpan.Zero)
            {
                return;
            }

            var next = host.Clock.NextTimerIn ?? left;
            await host.Clock.AdvanceUntilIdle(next < left ? next : left, cancellationToken);
        }
    }
}
