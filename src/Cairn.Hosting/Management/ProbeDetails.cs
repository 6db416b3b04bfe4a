using System.Text.Json;
using Cairn.Hosting.Health;
using Cairn.Hosting.Workers;

namespace Cairn.Hosting.Management;

/// <summary>What a probe's answer rests on, as JSON: the checks it counts, with their age and last words, and the workers.</summary>
internal sealed class ProbeDetails(CheckDetails checks, RunWorkers workers, RunWarmups warmups, ReadinessGate gate)
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
            checks.Write(json, roles);
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
        foreach (var worker in workers.All)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, worker.Name);
            json.WriteString("status"u8, worker.HasStarted ? "started" : "starting");
            json.WriteNumber("failures"u8, worker.Failures);
            if (worker.HeartbeatAge is { } age)
            {
                json.WriteNumber("heartbeatAgeSeconds"u8, Math.Round(age.TotalSeconds, 1));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
