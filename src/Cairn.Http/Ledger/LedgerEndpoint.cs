using System.Text.Json;
using Cairn.Http.Policies;
using Microsoft.AspNetCore.Http;

namespace Cairn.Http.Ledger;

/// <summary>Answers with the ledger as JSON: what is declared and how it does, and what is called without a declaration.</summary>
internal sealed class LedgerEndpoint(DependencyLedger ledger)
{
    /// <summary>Under this key the endpoint is offered to whoever has a management port.</summary>
    public const string OfferKey = "Cairn.Http.Dependencies";

    /// <summary>Puts it on the table of Cairn.Hosting's management port, where there is one: no roof adds this package, so none can.</summary>
    public const string ManagementKey = "Cairn.Management:GET /dependencies";

    public async Task AnswerAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteStartArray("dependencies");
        foreach (var dependency in ledger.Declared)
        {
            Write(json, dependency);
        }

        json.WriteEndArray();
        json.WriteStartArray("undeclared");
        foreach (var (authority, client) in ledger.Undeclared)
        {
            json.WriteStartObject();
            json.WriteString("address", authority);
            json.WriteString("client", client);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(context.RequestAborted);
    }

    private static void Write(Utf8JsonWriter json, Dependency dependency)
    {
        var (settings, numbers) = (dependency.Settings, ProfileNumbers.Of(dependency.Settings.Profile));
        json.WriteStartObject();
        json.WriteString("name", dependency.Name);
        json.WriteString("address", dependency.Address.AbsoluteUri);
        json.WriteString("owner", settings.Owner);
        json.WriteString("criticality", Lower(settings.Criticality));
        json.WriteString("runbook", settings.Runbook);
        json.WriteString("fallback", settings.Fallback);
        json.WriteString("attemptTimeout", settings.AttemptTimeout.ToString());
        json.WriteString("totalTimeout", settings.TotalTimeout.ToString());
        json.WriteString("retry", Lower(settings.Retry));
        json.WriteString("profile", Lower(settings.Profile));
        json.WriteString("breakerOpensAfter", numbers.BreakRule);
        WriteState(json, dependency);
        json.WriteEndObject();
    }

    private static void WriteState(Utf8JsonWriter json, Dependency dependency)
    {
        var calls = dependency.Calls.Summary;
        json.WriteString("breaker", Lower(dependency.Breaker.State));
        json.WriteNumber("calls", calls.Calls);
        json.WriteNumber("failures", calls.Failures);
        json.WriteNumber("failuresInARow", calls.FailuresInARow);
        WriteTime(json, "lastSuccess", calls.LastSuccess);
        WriteTime(json, "lastFailure", calls.LastFailure);
        json.WriteString("lastFailureOutcome", calls.LastFailureOutcome);
    }

    private static void WriteTime(Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        if (time is { } at)
        {
            json.WriteString(name, at);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static string Lower<TChoice>(TChoice choice)
        where TChoice : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(choice.ToString());
}
