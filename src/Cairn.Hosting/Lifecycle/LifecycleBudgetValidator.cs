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

        if (options.WarmupTimeLimit > options.StartupWindow)
        {
            result.AddError(
                $"'{HostingOptions.SectionName}:{nameof(options.WarmupTimeLimit)}' is {options.WarmupTimeLimit}. " +
                $"The startup probe gives up after '{HostingOptions.SectionName}:{nameof(options.StartupWindow)}', which is {options.StartupWindow}. " +
                $"Set {nameof(options.WarmupTimeLimit)} to at most {options.StartupWindow}, or raise {nameof(options.StartupWindow)} together with the probe's failureThreshold.");
        }

        if (options.PodGracePeriod is { } grace
            && LifecycleBudget.Shortage($"{HostingOptions.SectionName}:{nameof(options.PodGracePeriod)}", grace, options) is { } shortage)
        {
            result.AddError(shortage);
        }

        return result.Build();
    }
}
