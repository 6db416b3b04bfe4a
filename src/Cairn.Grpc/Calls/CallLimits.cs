using Cairn.Grpc.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Cairn.Grpc.Calls;

/// <summary>Decides how long each call may take. The stack learns it from <c>grpc-timeout</c>, as if the caller had said so.</summary>
internal sealed class CallLimits(IOptions<GrpcOptions> options, CalledMethods methods, IHostApplicationLifetime lifetime, TimeProvider clock)
{
    private readonly GrpcOptions _options = options.Value;

    /// <summary>Calls that may have no end are given one at shutdown; the others are waited for, as all requests are.</summary>
    public ServedCall Begin(HttpContext context)
    {
        var method = methods.Of(context.GetEndpoint());
        var timeout = Limit(context.Request.Headers, method.Kind);
        if (method.Kind != CallKind.Unary || timeout.Value is not null)
        {
            context.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout(); // made for requests of HTTP/1.1: calls have deadlines, and streams none
        }

        var call = new ServedCall(context, clock, timeout);
        if (method is { Kind: not CallKind.Unary, IsDrained: false })
        {
            call.EndAfter(_options.DrainGrace, lifetime.ApplicationStopping);
        }

        return call;
    }

    private CallTimeout Limit(IHeaderDictionary headers, CallKind kind)
    {
        var sent = headers[GrpcHeaders.Timeout];
        if (sent.Count == 0)
        {
            return kind == CallKind.Unary ? Grant(headers, Sooner(_options.DefaultDeadline, _options.MaxDeadline)) : new CallTimeout(null);
        }

        if (sent.Count > 1 || !TimeoutHeader.TryParse(sent.ToString(), out var asked))
        {
            return Refuse(GrpcStatusCode.Internal, $"'{GrpcHeaders.Timeout}' is {sent}. It takes 1 to 8 digits and one of H, M, S, m, u, n.");
        }

        if (asked == TimeSpan.Zero)
        {
            return Refuse(GrpcStatusCode.DeadlineExceeded, "The deadline was over before the call began.");
        }

        return _options.MaxDeadline < asked ? Grant(headers, _options.MaxDeadline) : new CallTimeout(asked);
    }

    private static CallTimeout Grant(IHeaderDictionary headers, TimeSpan? timeout)
    {
        if (timeout is { } granted)
        {
            headers[GrpcHeaders.Timeout] = TimeoutHeader.Format(granted);
        }

        return new CallTimeout(timeout);
    }

    private static CallTimeout Refuse(GrpcStatusCode code, string message) => new(null, new GrpcStatus(code, message));

    private static TimeSpan? Sooner(TimeSpan? one, TimeSpan? other) => one is null || other < one ? other : one;
}
