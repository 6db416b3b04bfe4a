using Cairn.Migration.Answering;
using Cairn.Migration.Forwarding;
using Cairn.Migration.Routing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cairn.Migration.Shadow;

/// <summary>Watches the answers of requests that were picked, and offers copies of them to the queue when the answer has gone out.</summary>
internal sealed class ShadowTap(ShadowQueue queue, ShadowRecord record, ShadowAdmission admission, TimeProvider clock)
{
    public async Task WatchAsync(HttpContext context, LiveRoute route, RouteState state, Side side, StranglerTable table, Func<Task<Side>> answer)
    {
        if (table.Legacy is not { } legacy || admission.Admit(context, route, state, side) is not { } candidate)
        {
            await answer();
            return;
        }

        var body = RecordedBody.Over(context);
        await using var tee = new TeeAnswer(context.Response.Body);
        var request = new CopiedRequest(context.Request.Method, RawTarget.Of(context), HeadersOf(context.Request.Headers), null);
        var trace = context.Features.Get<IHttpActivityFeature>()?.Activity.Context ?? default;
        var (start, askedAt, servedBy) = (clock.GetTimestamp(), clock.GetUtcNow(), side);
        await BodyFeature.WriteThroughAsync(context, tee, async () => servedBy = await answer());
        var took = clock.GetElapsedTime(start);

        if (servedBy != side || context.RequestAborted.IsCancellationRequested)
        {
            return; // legacy has answered in the candidate's place, or nobody saw the answer
        }

        if (tee.HasOverflowed || body is { HasOverflowed: true })
        {
            record.Add(route, ShadowOutcomes.SkippedLarge);
            return;
        }

        if (body is { IsWhole: false })
        {
            record.Add(route, ShadowOutcomes.Dropped, ShadowOutcomes.BodyUnread);
            return;
        }

        var seen = new ObservedAnswer(context.Response.StatusCode, FieldLines.Of(context.Response.Headers), tee.Kept, askedAt);
        var copied = request with { Body = body is null ? null : body.Kept.ToArray() };
        if (!queue.TryAdd(new ShadowCopy(route, side, legacy, candidate, copied, seen, took, trace)))
        {
            record.Add(route, ShadowOutcomes.Dropped, ShadowOutcomes.QueueFull);
        }
    }

    private static List<KeyValuePair<string, string[]>> HeadersOf(IHeaderDictionary headers)
    {
        var copied = headers
            .Where(header => HeaderRules.IsSentOn(header.Key) && !header.Key.Equals("traceparent", StringComparison.OrdinalIgnoreCase) && !header.Key.Equals("tracestate", StringComparison.OrdinalIgnoreCase))
            .Select(header => KeyValuePair.Create(header.Key, header.Value.Select(value => value ?? "").ToArray()))
            .ToList();
        if (headers.Host is [{ Length: > 0 } host])
        {
            copied.Add(KeyValuePair.Create("Host", new[] { host }));
        }

        return copied;
    }
}
