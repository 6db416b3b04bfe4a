using Microsoft.Extensions.Options;

namespace Cairn.Hosting.Lifecycle;

/// <summary>Holds timings of the same service against each other: each may be fine alone, and together they may cut requests off.</summary>
internal sealed class LifecycleBudgetValidator : IValidateOptions<HostingOptions>
{
    public ValidateOptionsResult Validate(string? name, HostingOptions options)
    {
        var result = new ValidateOptionsResultBuilder();

        if (options.RequestTimeout > options.InFlightTimeout)
        {
            result.AddError(
                $"'{HostingOptions.SectionName}:{nameof(options.RequestTimeout)}' is {options.RequestTimeout}. " +
                $"A stop cuts requests off after '{HostingOptions.SectionName}:{nameof(options.InFlightTimeout)}', which is {options.InFlightTimeout}. " +
                $"Set {nameof(options.RequestTimeout)} to at most {options.InFlightTimeout}, or {nameof(options.InFlightTimeout)} to at least {options.RequestTimeout}.");
        }

        if (options.Startup.WarmupTimeLimit > options.Startup.Window)
        {
            result.AddError(
                $"'{HostingOptions.SectionName}:Startup:WarmupTimeLimit' is {options.Startup.WarmupTimeLimit}. " +
                $"The startup probe gives up after '{HostingOptions.SectionName}:Startup:Window', which is {options.Startup.Window}. " +
                $"Set WarmupTimeLimit to at most {options.Startup.Window}, or raise Window together with the probe's failureThreshold.");
        }

        if (options.PodGracePeriod is { } grace
            && LifecycleBudget.Shortage($"{HostingOptions.SectionName}:{nameof(options.PodGracePeriod)}", grace, options) is { } shortage)
        {
            result.AddError(shortage);
        }

        return result.Build();
    }
}
