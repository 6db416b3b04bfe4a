using Microsoft.Extensions.Options;

namespace Cairn.Grpc;

internal sealed class GrpcOptionsValidator : IValidateOptions<GrpcOptions>
{
    public ValidateOptionsResult Validate(string? name, GrpcOptions options)
    {
        var result = new ValidateOptionsResultBuilder();

        Check(result, options.Port is null or (>= 0 and <= 65535), "Port", options.Port, "It must be between 0 and 65535. Use 8081, or remove the key.");
        Check(result, options.DefaultDeadline is null || options.DefaultDeadline > TimeSpan.Zero, "DefaultDeadline", options.DefaultDeadline, "It must be above zero. Use 00:00:10, or an empty value for no end.");
        Check(result, options.MaxDeadline is null || options.MaxDeadline > TimeSpan.Zero, "MaxDeadline", options.MaxDeadline, "It must be above zero. Use 00:05:00, or remove the key.");
        Check(result, options.DrainGrace >= TimeSpan.Zero && options.DrainGrace <= TimeSpan.FromHours(1), "DrainGrace", options.DrainGrace, "It must be between zero and one hour. Use 00:00:05.");
        Check(result, options.MaxReceiveMessageBytes is >= 1 and <= int.MaxValue, "MaxReceiveMessageBytes", options.MaxReceiveMessageBytes, "It must be between 1 and 2147483647. Use 4194304 (4 MiB).");
        Check(result, options.MaxErrorDetailBytes is >= 0 and <= 65536, "MaxErrorDetailBytes", options.MaxErrorDetailBytes, "It must be between 0 and 65536. Use 4096: callers refuse headers above 8 KiB.");
        Check(result, options.HealthPeriod > TimeSpan.Zero && options.HealthPeriod <= TimeSpan.FromHours(1), "HealthPeriod", options.HealthPeriod, "It must be above zero and at most one hour. Use 00:00:05.");

        return result.Build();
    }

    private static void Check<TValue>(ValidateOptionsResultBuilder result, bool holds, string key, TValue value, string advice)
    {
        if (!holds)
        {
            result.AddError(FormattableString.Invariant($"'{GrpcOptions.SectionName}:{key}' is {value}. {advice}"));
        }
    }
}
