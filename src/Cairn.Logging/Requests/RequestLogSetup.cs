using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Cairn.Logging.Requests;

// Reads by hand, as LoggingOptionsSetup does; what cannot be read is left alone, and the validator says so.
internal sealed class RequestLogSetup(IConfiguration configuration) : IConfigureOptions<LoggingOptions>
{
    public const string Section = $"{LoggingOptions.SectionName}:{nameof(LoggingOptions.Requests)}";
    public const string EnabledKey = $"{Section}:{nameof(RequestLogSettings.Enabled)}";
    public const string SlowAfterKey = $"{Section}:{nameof(RequestLogSettings.SlowAfter)}";
    public const string HeadersKey = $"{Section}:{nameof(RequestLogSettings.Headers)}";

    public void Configure(LoggingOptions options)
    {
        var requests = options.Requests;
        requests.Enabled = bool.TryParse(configuration[EnabledKey], out var enabled) ? enabled : requests.Enabled;
        requests.SlowAfter = TryReadDuration(configuration[SlowAfterKey], out var bound) ? bound : requests.SlowAfter;

        foreach (var header in configuration.GetSection(HeadersKey).GetChildren())
        {
            if (!string.IsNullOrWhiteSpace(header.Value))
            {
                requests.Headers.Add(header.Value);
            }
        }
    }

    public static bool TryReadDuration(string? text, out TimeSpan duration) => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out duration);
}
