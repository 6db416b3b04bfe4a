using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Cairn.Hosting.Health;

/// <summary>Holds the registered checks and their settings against each other when the service starts.</summary>
internal sealed class ChecksValidator(IOptions<HealthCheckServiceOptions> registered) : IValidateOptions<HostingOptions>
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? name, HostingOptions options)
    {
        var result = new ValidateOptionsResultBuilder();

        FindDuplicates(result);
        foreach (var check in registered.Value.Registrations)
        {
            FindForeignLiveness(result, check, options);
        }

        foreach (var (check, settings) in options.Checks)
        {
            FindUnknown(result, check);
            FindFaults(result, check, settings);
        }

        return result.Build();
    }

    private void FindDuplicates(ValidateOptionsResultBuilder result)
    {
        foreach (var check in registered.Value.Registrations.CountBy(check => check.Name, StringComparer.OrdinalIgnoreCase).Where(check => check.Value > 1))
        {
            result.AddError($"The health check '{check.Key}' is registered {check.Value} times. Each check has a name of its own. Rename or remove one of them.");
        }
    }

    private static void FindForeignLiveness(ValidateOptionsResultBuilder result, HealthCheckRegistration check, HostingOptions options)
    {
        if (CheckPolicy.Of(check, options).Role is CheckRole.Liveness && !check.Tags.Contains(HealthTags.ProcessLocal))
        {
            result.AddError(
                $"The health check '{check.Name}' is registered for liveness. A restart mends no dependency, so liveness takes facts of the process alone. " +
                $"Remove its tag '{HealthTags.Live}', or add the tag '{HealthTags.ProcessLocal}' if it asks nothing outside the process.");
        }
    }

    private void FindUnknown(ValidateOptionsResultBuilder result, string check)
    {
        var known = registered.Value.Registrations.Select(registration => registration.Name).Order(StringComparer.Ordinal).ToList();
        if (!known.Contains(check, StringComparer.OrdinalIgnoreCase))
        {
            result.AddError($"'{Key(check)}' names no health check. Known: {string.Join(", ", known)}. Correct the name, or remove the key.");
        }
    }

    private static void FindFaults(ValidateOptionsResultBuilder result, string check, CheckSettings settings)
    {
        RequireTime(nameof(settings.Period), settings.Period, CheckPolicy.Default.Period);
        RequireTime(nameof(settings.DownPeriod), settings.DownPeriod, CheckPolicy.Default.DownPeriod);
        RequireTime(nameof(settings.Timeout), settings.Timeout, CheckPolicy.Default.Timeout);
        RequireCount(nameof(settings.Fall), settings.Fall, CheckPolicy.Default.Fall);
        RequireCount(nameof(settings.Rise), settings.Rise, CheckPolicy.Default.Rise);
        FindOverlap(result, check, settings);

        void RequireTime(string property, TimeSpan? value, TimeSpan example)
        {
            if (value <= TimeSpan.Zero || value > Longest)
            {
                result.AddError($"'{Key(check)}:{property}' is {value}. It must be above zero and at most one hour. Use {example}, or remove the key.");
            }
        }

        void RequireCount(string property, int? value, int example)
        {
            if (value < 1)
            {
                result.AddError($"'{Key(check)}:{property}' is {value}. It must be at least 1. Use {example}, or remove the key.");
            }
        }
    }

    // A registration's own time-out may be longer than the default period, which then stretches; two settings are meant as they are written.
    private static void FindOverlap(ValidateOptionsResultBuilder result, string check, CheckSettings settings)
    {
        if (settings is { Timeout: { } timeout, Period: { } period } && timeout >= period)
        {
            result.AddError(
                $"'{Key(check)}:{nameof(settings.Timeout)}' is {timeout}. A check has to end before its next run, and '{Key(check)}:{nameof(settings.Period)}' is {period}. " +
                $"Set {nameof(settings.Timeout)} below {period}, or raise {nameof(settings.Period)}.");
        }
    }

    private static string Key(string check) => $"{HostingOptions.SectionName}:{nameof(HostingOptions.Checks)}:{check}";
}
