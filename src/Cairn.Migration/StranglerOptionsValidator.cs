using Cairn.Migration.Routing;
using Microsoft.Extensions.Options;

namespace Cairn.Migration;

internal sealed class StranglerOptionsValidator : IValidateOptions<StranglerOptions>
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? name, StranglerOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        foreach (var fault in options.Faults.Concat(AddressFaults(options)).Concat(TimeFaults(options)).Concat(SizeFaults(options)).Concat(KeyFaults(options)).Concat(RulesFaults(options)))
        {
            result.AddError(fault);
        }

        return result.Build();
    }

    private static IEnumerable<string> AddressFaults(StranglerOptions options)
    {
        if (AddressFault(nameof(options.LegacyAddress), options.LegacyAddress) is { } legacy)
        {
            yield return legacy;
        }

        if (AddressFault(nameof(options.CandidateAddress), options.CandidateAddress) is { } candidate)
        {
            yield return candidate;
        }

        if (options.LegacyAddress is null && options.Routes.FirstOrDefault(route => route.State is not RouteState.Retired) is { } needy)
        {
            yield return Fault(nameof(options.LegacyAddress), "not set", $"The route '{needy.Match}' is {StateNames.Of(needy.State)} and needs it", "Use one like http://legacy:8000, or retire every route");
        }
    }

    private static string? AddressFault(string setting, string? address) => address is null || IsAddress(address)
        ? null
        : Fault(setting, Shown(address), "It must be scheme http or https, host and port, and nothing else", "Use one like http://legacy:8000");

    private static IEnumerable<string> TimeFaults(StranglerOptions options)
    {
        (string Setting, TimeSpan Time, string Example)[] times =
        [
            (nameof(options.IdleTimeout), options.IdleTimeout, "00:01:40"),
            (nameof(options.ConnectionIdleTime), options.ConnectionIdleTime, "00:00:01.5"),
            (nameof(options.ShadowTimeout), options.ShadowTimeout, "00:00:02"),
        ];
        return times
            .Where(setting => setting.Time <= TimeSpan.Zero || setting.Time > Longest)
            .Select(setting => Fault(setting.Setting, setting.Time, "It must be above zero and at most one hour", $"Use {setting.Example}, or remove the key"));
    }

    private static IEnumerable<string> SizeFaults(StranglerOptions options)
    {
        if (options.ShadowQueue is < 1 or > 100_000)
        {
            yield return Fault(nameof(options.ShadowQueue), options.ShadowQueue, "It must be from 1 to 100000", "Use 256, or remove the key");
        }

        if (options.ShadowQueueBytes < 1)
        {
            yield return Fault(nameof(options.ShadowQueueBytes), options.ShadowQueueBytes, "It must be above zero", "Use 8388608, or remove the key");
        }

        if (options.ShadowWorkers is < 1 or > 64)
        {
            yield return Fault(nameof(options.ShadowWorkers), options.ShadowWorkers, "It must be from 1 to 64", "Use 4, or remove the key");
        }
    }

    private static IEnumerable<string> KeyFaults(StranglerOptions options)
    {
        if (options.ShadowKey is { } key && (key.Length < 16 || key.Any(letter => letter is <= ' ' or > '~')))
        {
            yield return Fault(nameof(options.ShadowKey), "not shown, as it is secret", "It must be at least 16 visible ASCII characters", "Use a random one on both sides, or remove the key");
        }
    }

    private static IEnumerable<string> RulesFaults(StranglerOptions options) => options.ReadRules().Fault is { } fault ? [fault] : [];

    private static bool IsAddress(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri is { Host.Length: > 0, UserInfo.Length: 0, PathAndQuery: "/", Fragment.Length: 0 };

    // A user in an address is not allowed, and mostly comes with a password.
    private static string Shown(string address) => address.Contains('@', StringComparison.Ordinal) ? "not shown, as it may be secret" : $"'{address}'";

    private static string Fault(string setting, object value, string rule, string fix) =>
        FormattableString.Invariant($"'{StranglerOptions.Key(setting)}' is {value}. {rule}. {fix}.");
}
