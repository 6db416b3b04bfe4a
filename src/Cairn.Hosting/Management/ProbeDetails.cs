using System.Text.Json;
using Cairn.Hosting.Health;
using Cairn.Hosting.Workers;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cairn.Hosting.Management;

/// <summary>What a probe's answer rests on, as JSON: the checks it counts, with their age and last words, and the workers.</summary>
internal sealed class ProbeDetails(RunChecks checks, RunWorkers workers, RunWarmups warmups, ReadinessGate gate, TimeProvider time)
{
    public byte[] Of(Verdict verdict, CheckRole[] roles)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("status"u8, verdict.Holds ? "ok" : "fail");
            json.WriteString("state"u8, verdict.State);
            WriteReasons(json);
            WriteChecks(json, roles);
            WriteWarmups(json);
            WriteWorkers(json);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private void WriteReasons(Utf8JsonWriter json)
    {
        json.WriteStartArray("closedBecause"u8);
        foreach (var reason in gate.Reasons)
        {
            json.WriteStringValue(reason);
        }

        json.WriteEndArray();
    }

    public void WriteChecks(Utf8JsonWriter json, params ReadOnlySpan<CheckRole> roles)
    {
        json.WriteStartArray("checks"u8);
        foreach (var check in checks.Checks.OrderBy(check => check.Name, StringComparer.Ordinal))
        {
            if (!roles.Contains(check.Role))
            {
                continue;
            }

            json.WriteStartObject();
            json.WriteString("name"u8, check.Name);
            json.WriteString("role"u8, HealthSignals.NameOf(check.Role));
            WriteState(json, check);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteState(Utf8JsonWriter json, ScheduledCheck check)
    {
        if (check.State is not { } state)
        {
            json.WriteString("status"u8, "starting");
            return;
        }

        json.WriteString("status"u8, StatusName(check.StatusOf(state)));
        json.WriteNumber("ageSeconds"u8, Math.Round(check.AgeOf(state).TotalSeconds, 1));
        json.WriteNumber("durationMs"u8, Math.Round(state.Last.Duration.TotalMilliseconds, 1));
        json.WriteNumber("consecutiveFailures"u8, state.Failures);
        if (check.ReasonOf(state) is { } reason)
        {
            json.WriteString("reason"u8, reason);
        }
    }

    private void WriteWarmups(Utf8JsonWriter json)
    {
        json.WriteStartArray("warmups"u8);
        foreach (var warmup in warmups.Status)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, warmup.Name);
            json.WriteString("status"u8, warmup.Failure is not null ? "fail" : warmup.HasSucceeded ? "ok" : "starting");
            if (warmup.Duration is { } duration)
            {
                json.WriteNumber("durationMs"u8, Math.Round(duration.TotalMilliseconds, 1));
            }

            if (warmup.Failure is { } reason)
            {
                json.WriteString("reason"u8, reason);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteWorkers(Utf8JsonWriter json)
    {
        json.WriteStartArray("workers"u8);
        foreach (var worker in workers.Status)
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
