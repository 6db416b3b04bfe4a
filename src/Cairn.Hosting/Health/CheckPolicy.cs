using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cairn.Hosting.Health;

/// <summary>How one check is run and judged: what its settings say, else its registration, else the defaults.</summary>
internal sealed record CheckPolicy(CheckRole Role, TimeSpan Period, TimeSpan DownPeriod, TimeSpan Timeout, int Fall, int Rise)
{
    public static readonly CheckPolicy Default = new(
        CheckRole.Critical,
        Period: TimeSpan.FromSeconds(15),
        DownPeriod: TimeSpan.FromSeconds(30),
        Timeout: TimeSpan.FromSeconds(3),
        Fall: 3,
        Rise: 2);

    public static CheckPolicy Of(HealthCheckRegistration check, HostingOptions options)
    {
        var settings = options.Checks.TryGetValue(check.Name, out var found) ? found : new CheckSettings();
        var timeout = settings.Timeout ?? (check.Timeout == System.Threading.Timeout.InfiniteTimeSpan ? Default.Timeout : check.Timeout);

        return new CheckPolicy(
            settings.Role ?? RoleOf(check),
            Longer(settings.Period ?? check.Period ?? Default.Period, timeout),
            Longer(settings.DownPeriod ?? Default.DownPeriod, timeout),
            timeout,
            settings.Fall ?? Default.Fall,
            settings.Rise ?? Default.Rise);
    }

    public TimeSpan PeriodWhile(HealthStatus status) => status is HealthStatus.Unhealthy ? DownPeriod : Period;

    private static CheckRole RoleOf(HealthCheckRegistration check) =>
        HealthTags.AreForLiveness(check.Tags) ? CheckRole.Liveness
        : check.Tags.Contains(HealthTags.Degradable) ? CheckRole.Degradable
        : check.Tags.Contains(HealthTags.Informational) ? CheckRole.Informational
        : CheckRole.Critical;

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
