using System.Text.Json;
using Cairn.Hosting.Health;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cairn.Hosting.Management;

/// <summary>Health checks as JSON: what each decides, its last result and how old that is.</summary>
internal sealed class CheckDetails(RunChecks checks)
{
    public void Write(Utf8JsonWriter json, params ReadOnlySpan<CheckRole> roles)
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

    private static string StatusName(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "ok",
        HealthStatus.Degraded => "degraded",
        _ => "fail",
    };
}
