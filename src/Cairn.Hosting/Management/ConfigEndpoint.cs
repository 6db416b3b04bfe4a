using System.Text.Json;
using Cairn.Hosting.Configuration;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Cairn.Hosting.Management;

/// <summary>Which settings of Cairn and of the service's own options are set, to what, and by whom. What may be secret is masked.</summary>
internal sealed class ConfigEndpoint(IConfiguration configuration, KnownSettings known)
{
    private const string Mask = "***";

    private readonly SettingSources _sources = new(configuration);

    public Task AnswerAsync(HttpContext context) => JsonAnswer.WriteAsync(context, Write);

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("settings"u8);
        foreach (var (key, value) in configuration.AsEnumerable().OrderBy(setting => setting.Key, StringComparer.OrdinalIgnoreCase))
        {
            if (value is null || !IsShown(key))
            {
                continue;
            }

            json.WriteStartObject();
            json.WriteString("key"u8, key);
            json.WriteString("value"u8, SecretSettings.Suspects(key, value) ? Mask : value);
            json.WriteString("source"u8, _sources.Of(key));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private bool IsShown(string key) =>
        IsBelow(key, MisspeltKeys.Root) || known.Sections.Any(section => IsBelow(key, section));

    private static bool IsBelow(string key, string section) => key.StartsWith($"{section}:", StringComparison.OrdinalIgnoreCase);
}
