using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Cairn.Http;

internal sealed partial class DependenciesOptionsValidator : IValidateOptions<DependenciesOptions>
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? name, DependenciesOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        foreach (var fault in options.Faults)
        {
            result.AddError(fault);
        }

        foreach (var (dependency, settings) in options)
        {
            foreach (var fault in Faults(dependency, settings))
            {
                result.AddError(fault);
            }
        }

        return result.Build();
    }

    private static IEnumerable<string> Faults(string dependency, DependencySettings settings) =>
        NameFaults(dependency)
            .Concat(AddressFaults(dependency, settings.Address))
            .Concat(TimeFaults(dependency, settings))
            .Concat(ChoiceFaults(dependency, settings));

    private static IEnumerable<string> NameFaults(string dependency)
    {
        if (!KebabCase().IsMatch(dependency))
        {
            yield return $"'{DependenciesOptions.SectionName}:{dependency}' is the name of a dependency. A name is lower-case words with hyphens between them. Use one like artifact-store.";
        }
    }

    private static IEnumerable<string> AddressFaults(string dependency, string? address)
    {
        if (address is not null && !IsAddress(address))
        {
            yield return Fault(dependency, nameof(DependencySettings.Address), Shown(address), "It must be an absolute http or https address without user, query and fragment", $"Use one like http://{dependency}:8080");
        }
    }

    private static IEnumerable<string> TimeFaults(string dependency, DependencySettings settings)
    {
        const string Rule = "It must be above zero and at most one hour";
        var (attempt, total) = (settings.AttemptTimeout, settings.TotalTimeout);
        if (!IsTime(attempt))
        {
            yield return Fault(dependency, nameof(settings.AttemptTimeout), attempt, Rule, "Use 00:00:02, or remove the key");
        }

        if (!IsTime(total))
        {
            yield return Fault(dependency, nameof(settings.TotalTimeout), total, Rule, "Use 00:00:08, or remove the key");
        }

        if (IsTime(attempt) && IsTime(total) && total < attempt)
        {
            yield return Fault(dependency, nameof(settings.TotalTimeout), total, $"A call cannot be shorter than its attempt, which may take {attempt}", $"Use {attempt * 4} for all attempts, or a shorter AttemptTimeout");
        }

        if (settings.MaxConcurrentCalls < 1)
        {
            yield return Fault(dependency, nameof(settings.MaxConcurrentCalls), settings.MaxConcurrentCalls, "At least one call must be allowed", "Use 100, or remove the key");
        }
    }

    private static IEnumerable<string> ChoiceFaults(string dependency, DependencySettings settings) =>
    [
        .. ChoiceFaults(dependency, nameof(settings.Criticality), settings.Criticality),
        .. ChoiceFaults(dependency, nameof(settings.Retry), settings.Retry),
        .. ChoiceFaults(dependency, nameof(settings.Profile), settings.Profile),
    ];

    private static IEnumerable<string> ChoiceFaults<TChoice>(string dependency, string setting, TChoice choice)
        where TChoice : struct, Enum
    {
        if (!Enum.IsDefined(choice))
        {
            yield return Fault(dependency, setting, choice, $"It must be one of {string.Join(", ", Enum.GetNames<TChoice>())}", $"Use {Enum.GetNames<TChoice>()[0]}, or remove the key");
        }
    }

    private static bool IsTime(TimeSpan time) => time > TimeSpan.Zero && time <= Longest;

    private static bool IsAddress(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri is { Host.Length: > 0, UserInfo.Length: 0, Query.Length: 0, Fragment.Length: 0 };

    // Neither a user nor a query is allowed in an address. One mostly comes with a password, the other with a key or a signature.
    private static string Shown(string address) => address.AsSpan().ContainsAny('@', '?') ? "not shown, as it may be secret" : $"'{address}'";

    private static string Fault(string dependency, string setting, object value, string rule, string fix) =>
        FormattableString.Invariant($"'{DependenciesOptions.Key(dependency, setting)}' is {value}. {rule}. {fix}.");

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(-[a-z0-9]+)*\z")]
    private static partial Regex KebabCase();
}
