using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Cairn.Logging;

internal sealed class LoggingOptionsValidator(IConfiguration configuration) : IValidateOptions<LoggingOptions>
{
    private const string FormatKey = $"{LoggingOptions.SectionName}:{nameof(LoggingOptions.Format)}";

    public ValidateOptionsResult Validate(string? name, LoggingOptions options)
    {
        var result = new ValidateOptionsResultBuilder();

        if (!Enum.IsDefined(options.Format))
        {
            var value = options.Format == LoggingOptionsSetup.UnknownFormat ? configuration[FormatKey] : null;
            result.AddError(Unknown(value ?? $"{options.Format:D}"));
        }

        return result.Build();
    }

    private static string Unknown(string value)
    {
        var nearestFirst = Enum.GetNames<LogFormat>()
            .OrderByDescending(known => known.Zip(value, (a, b) => char.ToUpperInvariant(a) == char.ToUpperInvariant(b)).TakeWhile(same => same).Count());

        return $"'{FormatKey}' is {value}. The known formats are {string.Join(", ", nearestFirst)}. Use one of them, or remove the key for {nameof(LogFormat.Auto)}.";
    }
}
