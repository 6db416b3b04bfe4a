using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;

namespace Cairn.Http.Deadlines;

/// <summary>The time that a request has: its request time-out, or less if its caller says so. The time-out is known once the request is routed.</summary>
internal sealed class RequestLimit(HttpContext context, TimeProvider clock, RequestTimeoutOptions timeouts) : ITimeLimit
{
    private readonly long _began = clock.GetTimestamp();
    private readonly TimeSpan? _asked = DeadlineHeader.Read(context.Request.Headers[DeadlineHeader.Name]);

    public TimeSpan? Remaining
    {
        get
        {
            var timeout = Timeout();
            var limit = timeout is null || _asked < timeout ? _asked : timeout;
            return limit - clock.GetElapsedTime(_began);
        }
    }

    // The feature is there only while the middleware counts: not under a debugger, not on an endpoint without time-out.
    private TimeSpan? Timeout() => context.Features.Get<IHttpRequestTimeoutFeature>() is null ? null : Policy()?.Timeout;

    private RequestTimeoutPolicy? Policy()
    {
        var metadata = context.GetEndpoint()?.Metadata;
        if (metadata?.GetMetadata<RequestTimeoutAttribute>() is { } attribute)
        {
            return attribute.PolicyName is { } name
                ? timeouts.Policies.TryGetValue(name, out var named) ? named : null
                : new RequestTimeoutPolicy { Timeout = attribute.Timeout };
        }

        return metadata?.GetMetadata<RequestTimeoutPolicy>() ?? timeouts.DefaultPolicy;
    }
}
