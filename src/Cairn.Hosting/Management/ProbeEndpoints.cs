using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cairn.Hosting.Management;

/// <summary>The probes: "ok" with 200 or "fail" with 503, and JSON with the reasons for <c>?verbose</c>. Degraded counts as ok.</summary>
internal sealed class ProbeEndpoints(Availability availability, TimeProvider time)
{
    private static readonly byte[] Ok = "ok\n"u8.ToArray();
    private static readonly byte[] Fail = "fail\n"u8.ToArray();

    public Task LiveAsync(HttpContext context) => AnswerAsync(context, availability.Live());

    public Task StartedAsync(HttpContext context) => AnswerAsync(context, availability.Started());

    public async Task ReadyAsync(HttpContext context) =>
        await AnswerAsync(context, await availability.ReadyAsync(context.RequestAborted));

    private Task AnswerAsync(HttpContext context, Verdict verdict)
    {
        var verbose = context.Request.Query.ContainsKey("verbose");
        var body = verbose ? Describe(verdict) : verdict.Holds ? Ok : Fail;

        context.Response.StatusCode = verdict.Holds ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = verbose ? "application/json" : "text/plain; charset=utf-8";
        context.Response.ContentLength = body.Length;
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : context.Response.BodyWriter.WriteAsync(body, context.RequestAborted).AsTask();
    }

    private byte[] Describe(Verdict verdict)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("status"u8, verdict.Holds ? "ok" : "fail");
            json.WriteString("state"u8, verdict.State);
            WriteChecks(json, verdict.Checks);
            WriteWorkers(json, verdict);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void WriteChecks(Utf8JsonWriter json, HealthReport report)
    {
        json.WriteStartArray("checks"u8);
        foreach (var (name, entry) in report.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("name"u8, name);
            json.WriteString("status"u8, StatusName(entry.Status));
            json.WriteNumber("durationMs"u8, Math.Round(entry.Duration.TotalMilliseconds, 1));
            if ((entry.Exception?.Message ?? entry.Description) is { } reason)
            {
                json.WriteString("reason"u8, reason);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteWorkers(Utf8JsonWriter json, Verdict verdict)
    {
        json.WriteStartArray("workers"u8);
        foreach (var worker in verdict.Workers)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, worker.Name);
            json.WriteString("status"u8, worker.HasStarted ? "started" : "starting");
            json.WriteNumber("failures"u8, worker.Failures);
            if (worker.LastHeartbeat is { } beat)
            {
                json.WriteNumber("heartbeatAgeSeconds"u8, Math.Round((time.GetUtcNow() - beat).TotalSeconds, 1));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string StatusName(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "ok",
        HealthStatus.Degraded => "degraded",
        _ => "fail",
    };
}
