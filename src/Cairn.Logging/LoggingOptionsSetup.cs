using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Cairn.Logging;

// Reads the section by hand, because the platform's binder throws at the first unknown name and so hides every other error.
internal sealed class LoggingOptionsSetup(IConfiguration configuration) : IConfigureOptions<LoggingOptions>
{
    public const LogFormat UnknownFormat = (LogFormat)(-1);

    public void Configure(LoggingOptions options)
    {
        var section = configuration.GetSection(LoggingOptions.SectionName);

        options.Format = Read(section, nameof(options.Format)) is { } name ? ParseFormat(name) : options.Format;
        options.ServiceName = Read(section, nameof(options.ServiceName)) ?? options.ServiceName;
        options.ServiceVersion = Read(section, nameof(options.ServiceVersion)) ?? options.ServiceVersion;
    }

    private static string? Read(IConfigurationSection section, string key) =>
        string.IsNullOrWhiteSpace(section[key]) ? null : section[key];

    // By name alone: Enum.TryParse would also take "2" and "Json, Text".
    private static LogFormat ParseFormat(string name) =>
        Enum.GetValues<LogFormat>()
            .Cast<LogFormat?>()
            .FirstOrDefault(format => name.Equals(format.ToString(), StringComparison.OrdinalIgnoreCase)) ?? UnknownFormat;
}
