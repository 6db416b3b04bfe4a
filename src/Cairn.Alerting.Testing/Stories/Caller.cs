using Cairn.Testing;

namespace Cairn.Alerting.Testing.Stories;

/// <summary>Calls the service and its scrape endpoint, and moves its clock while it waits.</summary>
internal sealed class Caller(CairnTestHost host)
{
    private static readonly Uri Metrics = new("/metrics", UriKind.Relative);

    // A caller that waits for longer gives up, and moves on.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    // Real time, for what needs no time of the manual clock.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    /// <summary>Sends a request. How it is answered is no matter: the metrics tell.</summary>
    public async Task SendAsync(Func<HttpRequestMessage> make, CancellationToken cancellationToken)
    {
        using var request = make();
        await WaitAsync(
            async stop =>
            {
                using var response = await host.Http.SendAsync(request, stop);
                return response.StatusCode.ToString();
            },
            cancellationToken);
    }

    /// <summary>Reads the metrics.</summary>
    /// <returns>The exposition, or <c>null</c> when there is none: a scraper would find the target down.</returns>
    public Task<string?> ScrapeAsync(CancellationToken cancellationToken) =>
        WaitAsync(stop => host.Management.GetStringAsync(Metrics, stop), cancellationToken);

    private async Task<string?> WaitAsync(Func<CancellationToken, Task<string>> call, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var answering = AnswerAsync(call, end.Token);
        var began = host.Clock.GetTimestamp();
        while (!await IsAnsweredAsync(answering, cancellationToken) && host.Clock.GetElapsedTime(began) < Limit)
        {
            await host.Clock.AdvanceUntilIdle(Step, cancellationToken);
        }

        await end.CancelAsync();
        var answer = await answering;
        cancellationToken.ThrowIfCancellationRequested();
        return answer;
    }

    /// <summary>Whether the answer has come without time. What is merely slow, on a crowded machine, is let run on first: it is no reason for the clock to move.</summary>
    private async Task<bool> IsAnsweredAsync(Task answering, CancellationToken cancellationToken)
    {
        if (await Task.WhenAny(answering, Task.Delay(Patience, cancellationToken)) == answering)
        {
            return true;
        }

        await host.Clock.AdvanceUntilIdle(TimeSpan.Zero, cancellationToken);
        return await Task.WhenAny(answering, Task.Delay(Patience, cancellationToken)) == answering;
    }

    private static async Task<string?> AnswerAsync(Func<CancellationToken, Task<string>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call(cancellationToken);
        }
        catch (Exception failure) when (failure is not InvalidOperationException { Message: var message } || !message.StartsWith("The service has no", StringComparison.Ordinal))
        {
            return null; // a server in memory throws what a real one would answer with 500, or would not answer at all
        }
    }
}
