using System.Diagnostics;
using Cairn.Migration.Answering;
using Cairn.Migration.Forwarding;
using Cairn.Migration.Routing;
using Microsoft.Extensions.Options;

namespace Cairn.Migration.Shadow;

/// <summary>Sends copies, over connections that nothing else uses.</summary>
internal sealed class ShadowSender : IDisposable
{
    private readonly ActivitySource _source = new(MigrationTelemetry.ActivitySourceName);
    private readonly UpstreamClient _connections;
    private readonly ShadowMark _mark;
    private readonly ShadowBreakers _breakers;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _limit;

    public ShadowSender(IOptions<StranglerOptions> options, ShadowMark mark, ShadowBreakers breakers, TimeProvider clock)
    {
        (_mark, _breakers, _clock, _limit) = (mark, breakers, clock, options.Value.ShadowTimeout);
        _connections = new UpstreamClient(options.Value.ConnectionIdleTime, options.Value.ShadowWorkers);
    }

    /// <summary>Asks a side. An answer that is too large has a body of one byte more than is ever kept.</summary>
    /// <exception cref="HttpRequestException">It could not be reached.</exception>
    /// <exception cref="OperationCanceledException">It took too long, or the process stops.</exception>
    public async Task<ObservedAnswer> AskAsync(Side side, ShadowCopy copy, CancellationToken cancellationToken)
    {
        using var over = new CancellationTokenSource(_limit, _clock);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellationToken);
        using var activity = _source.StartActivity($"shadow {copy.Route.Configured.Match}", ActivityKind.Client, default(ActivityContext), links: [new ActivityLink(copy.Trace)]);
        using var request = MessageTo(side, copy, activity);
        var (askedAt, hasAnswered) = (_clock.GetUtcNow(), false);
        try
        {
            using var answer = await _connections.SendAsync(request, ended.Token);
            var observed = new ObservedAnswer((int)answer.StatusCode, HeadersOf(answer), await ReadAsync(answer, ended.Token), askedAt);
            hasAnswered = true;
            return observed;
        }
        finally
        {
            if (!cancellationToken.IsCancellationRequested)
            {
                _breakers.Of(side).Add(isFailure: !hasAnswered);
            }
        }
    }

    public void Dispose()
    {
        _connections.Dispose();
        _source.Dispose();
    }

    private HttpRequestMessage MessageTo(Side side, ShadowCopy copy, Activity? activity)
    {
        var message = copy.Request.ToMessage(side is Side.Legacy ? copy.Legacy : copy.Candidate);
        if (side is Side.Legacy)
        {
            ShadowMark.PutOnWithoutKey(message);
        }
        else
        {
            _mark.PutOn(message);
            message.Headers.TryAddWithoutValidation(ShadowHeaders.Writes, WritesOf(copy.Route.Configured.Writes));
        }

        if (activity?.Id is { } trace)
        {
            message.Headers.TryAddWithoutValidation("traceparent", trace);
        }

        return message;
    }

    private static List<KeyValuePair<string, string>> HeadersOf(HttpResponseMessage answer) =>
        [.. FieldLines.Of(answer.Headers.NonValidated), .. FieldLines.Of(answer.Content.Headers.NonValidated)];

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[BodyLimit.Bytes + 1];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return buffer.AsSpan(0, length).ToArray();
    }

    private static string WritesOf(ShadowWrites writes) => writes switch
    {
        ShadowWrites.Sandbox => "sandbox",
        ShadowWrites.DryRun => ShadowContext.DryRun,
        ShadowWrites.Idempotent => "idempotent",
        _ => "off",
    };
}
