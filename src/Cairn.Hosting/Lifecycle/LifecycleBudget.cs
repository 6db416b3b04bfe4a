namespace Cairn.Hosting.Lifecycle;

/// <summary>How long a stop may take, all phases together.</summary>
internal static class LifecycleBudget
{
    /// <summary>What telemetry takes at most to send what is queued, when its collector is silent.</summary>
    public static readonly TimeSpan FlushLimit = TimeSpan.FromSeconds(3);

    /// <summary>What workers and resources have to stop.</summary>
    public static readonly TimeSpan StopMargin = TimeSpan.FromSeconds(5);

    public static TimeSpan LongestStop(HostingOptions options) =>
        options.DrainDelay + options.InFlightTimeout + FlushLimit + StopMargin;

    /// <summary>Says that a warm-up leaves the startup probe too little patience for a slower day, or nothing when it does not.</summary>
    public static string? Haste(string warmup, TimeSpan took, HostingOptions options) => took * 2 <= options.Startup.Window
        ? null
        : $"Warm-up {warmup} took {took}. '{HostingOptions.SectionName}:Startup:Window' is {options.Startup.Window} and has to be at least twice that. " +
          $"Raise it to {TimeSpan.FromSeconds(Math.Ceiling(took.TotalSeconds * 2))} together with the startup probe's failureThreshold, or make the warm-up shorter.";

    /// <summary>Says that a grace period is too short for a stop, or nothing when it is not.</summary>
    public static string? Shortage(string key, TimeSpan grace, HostingOptions options)
    {
        var needed = LongestStop(options);
        return grace >= needed
            ? null
            : $"'{key}' is {grace}. A stop may take {needed}: drain delay {options.DrainDelay}, requests in flight {options.InFlightTimeout}, " +
              $"telemetry {FlushLimit}, margin {StopMargin}. Set terminationGracePeriodSeconds of the pod to at least {Math.Ceiling(needed.TotalSeconds)}, " +
              $"or shorten '{HostingOptions.SectionName}:{nameof(options.DrainDelay)}' or '{HostingOptions.SectionName}:{nameof(options.InFlightTimeout)}'.";
    }
}
