using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Cairn.Migration.Forwarding;

/// <summary>The forwarder on <see cref="SocketsHttpHandler"/>.</summary>
internal sealed class HttpForwarder(IOptions<StranglerOptions> options, TimeProvider clock) : ICairnForwarder, IDisposable
{
    private readonly UpstreamClient _upstream = new(options.Value.ConnectionIdleTime, int.MaxValue);

    public async Task<ForwardOutcome> ForwardAsync(HttpContext context, Uri destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(destination);

        ServerLimits.Lift(context);
        using var idle = new IdleLimit(options.Value.IdleTimeout, clock, context.RequestAborted, cancellationToken);
        using var body = ForwardedRequest.BodyOf(context, idle);
        using var request = ForwardedRequest.Make(context, destination, body);
        try
        {
            using var answer = await _upstream.SendAsync(request, idle.Token);
            await AnswerAsync(answer, context, idle);
            return ForwardOutcome.Answered;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException)
        {
            var outcome = Outcome(context, idle, body, cancellationToken);
            Refuse(context, outcome, body);
            return outcome;
        }
        finally
        {
            await (body?.StopAsync() ?? Task.CompletedTask);
        }
    }

    public void Dispose() => _upstream.Dispose();

    private static async Task AnswerAsync(HttpResponseMessage answer, HttpContext context, IdleLimit idle)
    {
        ForwardedAnswer.WriteHead(answer, context);
        await using var body = await answer.Content.ReadAsStreamAsync(idle.Token);
        if (answer.StatusCode is HttpStatusCode.SwitchingProtocols)
        {
            idle.Lift();
            await Upgrades.TunnelAsync(context, body, idle.Token);
            return;
        }

        await ForwardedAnswer.WriteBodyAsync(body, context, idle);
        ForwardedAnswer.WriteTrailers(answer, context.Response);
    }

    private static ForwardOutcome Outcome(HttpContext context, IdleLimit idle, ForwardedBody? body, CancellationToken caller) => true switch
    {
        _ when body?.Fault is not null && !context.RequestAborted.IsCancellationRequested => ForwardOutcome.BadRequest,
        _ when context.RequestAborted.IsCancellationRequested || caller.IsCancellationRequested => ForwardOutcome.Canceled,
        _ when idle.IsOver => ForwardOutcome.TimedOut,
        _ when HasBegun(context) => ForwardOutcome.Truncated,
        _ => ForwardOutcome.Unreachable,
    };

    // What is written and not flushed would be sent below any other status.
    private static bool HasBegun(HttpContext context) => context.Response.HasStarted || context.Response.BodyWriter.UnflushedBytes > 0;

    private static void Refuse(HttpContext context, ForwardOutcome outcome, ForwardedBody? body)
    {
        if (HasBegun(context))
        {
            context.Abort(); // what is cut off must not look complete
            return;
        }

        context.Response.Clear();
        context.Response.StatusCode = outcome switch
        {
            ForwardOutcome.BadRequest => (body?.Fault as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status400BadRequest,
            ForwardOutcome.TimedOut => StatusCodes.Status504GatewayTimeout,
            ForwardOutcome.Canceled => StatusCodes.Status499ClientClosedRequest,
            _ => StatusCodes.Status502BadGateway,
        };
    }
}
