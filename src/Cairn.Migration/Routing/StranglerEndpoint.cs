using System.Text.Json;
using Cairn.Migration.Rollback;
using Microsoft.AspNetCore.Http;

namespace Cairn.Migration.Routing;

/// <summary>Answers with the table as JSON: configured and effective states, parity and coverage, and what is wrong with a newer table.</summary>
internal sealed class StranglerEndpoint(CurrentTable current, RollbackReport rollbacks)
{
    /// <summary>Under this key the endpoint is offered to whoever has a management port.</summary>
    public const string OfferKey = "Cairn.Migration.Strangler";

    /// <summary>Puts it on the table of Cairn.Hosting's management port, where there is one.</summary>
    public const string ManagementKey = "Cairn.Management:GET /strangler";

    public async Task AnswerAsync(HttpContext context)
    {
        var table = current.Table;
        context.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteString("legacy", table.Legacy?.AbsoluteUri);
        json.WriteString("rules", table.Rules.File);
        json.WriteStartArray("faults");
        foreach (var fault in current.Faults)
        {
            json.WriteStringValue(fault);
        }

        json.WriteEndArray();
        json.WriteStartArray("routes");
        foreach (var route in table.Routes)
        {
            Write(json, route);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(context.RequestAborted);
    }

    private void Write(Utf8JsonWriter json, LiveRoute route)
    {
        var configured = route.Configured;
        json.WriteStartObject();
        json.WriteString("match", configured.Match);
        json.WriteString("configured", StateNames.Of(configured.State));
        json.WriteString("effective", StateNames.Of(rollbacks.StateOf(route)));
        json.WriteNumber("percent", configured.Percent);
        json.WriteNumber("shadow", configured.Shadow);
        WriteRollback(json, route.Errors.Look().InForce);
        json.WriteNumber("requests", route.Tally.Requests);
        WriteShare(json, "parity", route.Tally.Parity);
        WriteShare(json, "coverage", route.Tally.Coverage);
        json.WriteStartObject("copies");
        foreach (var (outcome, count) in route.Tally.Outcomes)
        {
            json.WriteNumber(outcome, count);
        }

        json.WriteEndObject();
        WriteDifferences(json, route.Tally);
        json.WriteEndObject();
    }

    private static void WriteDifferences(Utf8JsonWriter json, RouteTally tally)
    {
        json.WriteStartArray("differences");
        foreach (var (difference, count) in tally.Differences)
        {
            json.WriteStartObject();
            json.WriteString("place", difference.Place);
            json.WriteString("code", difference.Code);
            json.WriteString("switch", difference.Switch);
            json.WriteNumber("count", count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRollback(Utf8JsonWriter json, RolledBack? rollback)
    {
        if (rollback is null)
        {
            json.WriteNull("rollback");
            return;
        }

        json.WriteStartObject("rollback");
        json.WriteString("since", rollback.Since);
        json.WriteString("until", rollback.Until);
        json.WriteNumber("errorDelta", Math.Round(rollback.Delta, 4));
        json.WriteEndObject();
    }

    private static void WriteShare(Utf8JsonWriter json, string name, double? share)
    {
        if (share is { } known)
        {
            json.WriteNumber(name, Math.Round(known, 4));
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
