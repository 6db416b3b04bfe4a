using Cairn.Migration.Forwarding;
using Cairn.Migration.Rollback;
using Cairn.Migration.Routing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cairn.Migration.Answering;

/// <summary>Lets the candidate answer, which is the rest of the pipeline, and legacy where the candidate fails and nothing has been sent.</summary>
internal sealed class CandidateAnswer(LegacyAnswer legacy, RollbackReport rollbacks, MigrationMetrics metrics, ILogger<CandidateAnswer> logger)
{
    /// <summary>Answers.</summary>
    /// <returns>Who did.</returns>
    public async Task<Side> AnswerAsync(HttpContext context, LiveRoute route, Uri? fallback, RequestDelegate next)
    {
        if (fallback is null || !route.Configured.FallsBack || route.Configured.State is RouteState.Retired || Upgrades.IsAsked(context))
        {
            await CountedAsync(context, route, () => next(context));
            return Side.Candidate;
        }

        var body = RecordedBody.Over(context);
        if (await TryAsync(context, route, body, next) is not { } reason)
        {
            return Side.Candidate;
        }

        metrics.FellBack(route.Configured.Match, reason);
        context.Response.Clear();
        body?.Rewind();
        await legacy.AnswerAsync(context, route, fallback);
        return Side.Legacy;
    }

    /// <summary>Lets the candidate try.</summary>
    /// <returns>Why legacy is to answer; <c>null</c> if the candidate has.</returns>
    private async Task<string?> TryAsync(HttpContext context, LiveRoute route, RecordedBody? body, RequestDelegate next)
    {
        await using var held = new HeldAnswer(context.Response.Body, () => FallbackReasons.Of(context, body));
        Exception? thrown = null;
        try
        {
            await CountedAsync(context, route, async () =>
            {
                await BodyFeature.WriteThroughAsync(context, held, () => next(context));
                await held.FinishAsync(context.RequestAborted);
            });
        }
        catch (Exception failure) when (!held.IsSent && FallbackReasons.Has(context, body))
        {
            thrown = failure;
        }

        var reason = thrown is null ? held.Dropped : FallbackReasons.Exception;
        if (reason is not null)
        {
            logger.CandidateFellBack(route.Configured.Match, reason, thrown);
        }

        return reason;
    }

    private async Task CountedAsync(HttpContext context, LiveRoute route, Func<Task> answer)
    {
        var isError = true;
        try
        {
            await answer();
            isError = context.Response.StatusCode >= StatusCodes.Status500InternalServerError && !FallbackReasons.IsNotMigrated(context.Response);
        }
        finally
        {
            if (!context.RequestAborted.IsCancellationRequested)
            {
                rollbacks.Count(route, Side.Candidate, isError);
            }
        }
    }
}
