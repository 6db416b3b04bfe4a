using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Cairn.PythonCompat.Requests;

/// <summary>Answers with the bridges that stand, as JSON.</summary>
internal sealed class SwitchesEndpoint(PythonBridges bridges)
{
    /// <summary>Puts it on the table of a management port, where there is one.</summary>
    public const string ManagementKey = "Cairn.Management:GET /python-compat";

    public async Task AnswerAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteString("style", bridges.Style.ToString());
        json.WriteStartArray("bridges");
        foreach (var bridge in bridges.Standing)
        {
            json.WriteStartObject();
            json.WriteString("name", bridge.Name);
            json.WriteString("since", Day(bridge.Since));
            json.WriteString("target", Day(bridge.Target));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(context.RequestAborted);
    }

    private static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);
}
