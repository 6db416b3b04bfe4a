using Cairn.Migration.Rollback;
using Cairn.Migration.Routing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cairn.Migration.Answering;

/// <summary>Lets legacy answer.</summary>
internal sealed class LegacyAnswer(ICairnForwarder forwarder, RollbackReport rollbacks, ILogger<LegacyAnswer> logger)
{
    public async Task AnswerAsync(HttpContext context, LiveRoute? route, Uri legacy)
    {
        var outcome = await forwarder.ForwardAsync(context, legacy, context.RequestAborted);
        var hasFailed = outcome is ForwardOutcome.Unreachable or ForwardOutcome.TimedOut or ForwardOutcome.Truncated;
        if (hasFailed)
        {
            logger.LegacyFailed(route?.Configured.Match ?? "*", outcome);
        }

        if (route is not null && outcome is not (ForwardOutcome.Canceled or ForwardOutcome.BadRequest))
        {
            rollbacks.Count(route, Side.Legacy, hasFailed || context.Response.StatusCode >= StatusCodes.Status500InternalServerError);
        }
    }
}
