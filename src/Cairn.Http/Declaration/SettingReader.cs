using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Cairn.Http.Declaration;

/// <summary>
/// Reads the section of one dependency. The platform's binder stops at the first value that it cannot read; this one goes on, so that the
/// report has all of them.
/// </summary>
internal sealed class SettingReader(IConfiguration configuration, string dependency, IList<string> faults)
{
    private static readonly string[] Settings =
    [
        nameof(DependencySettings.Address), nameof(DependencySettings.Owner), nameof(DependencySettings.Runbook), nameof(DependencySettings.Fallback),
        nameof(DependencySettings.AttemptTimeout), nameof(DependencySettings.TotalTimeout), nameof(DependencySettings.MaxConcurrentCalls),
        nameof(DependencySettings.Criticality), nameof(DependencySettings.Retry), nameof(DependencySettings.Profile),
    ];

    public static bool Reads(string setting) => Settings.Contains(setting, StringComparer.OrdinalIgnoreCase);

    public void ReadInto(DependencySettings settings)
    {
        settings.Address = Value(nameof(settings.Address)) ?? settings.Address;
        settings.Owner = Value(nameof(settings.Owner)) ?? settings.Owner;
        settings.Runbook = Value(nameof(settings.Runbook)) ?? settings.Runbook;
        settings.Fallback = Value(nameof(settings.Fallback)) ?? settings.Fallback;
        settings.AttemptTimeout = Duration(nameof(settings.AttemptTimeout), settings.AttemptTimeout);
        settings.TotalTimeout = Duration(nameof(settings.TotalTimeout), settings.TotalTimeout);
        settings.MaxConcurrentCalls = Count(nameof(settings.MaxConcurrentCalls), settings.MaxConcurrentCalls);
        settings.Criticality = Choice(nameof(settings.Criticality), settings.Criticality);
        settings.Retry = Choice(nameof(settings.Retry), settings.Retry);
        settings.Profile = Choice(nameof(settings.Profile), settings.Profile);
    }

    private string? Value(string setting) => configuration[DependenciesOptions.Key(dependency, setting)];

    private TimeSpan Duration(string setting, TimeSpan otherwise) =>
        Value(setting) is not { } text ? otherwise
        : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var duration) ? duration
        : Unread(setting, text, "It must be a duration, hours:minutes:seconds", otherwise.ToString("c", CultureInfo.InvariantCulture), otherwise);

    private int Count(string setting, int otherwise) =>
        Value(setting) is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var count) ? count
        : Unread(setting, text, "It must be a whole number", otherwise.ToString(CultureInfo.InvariantCulture), otherwise);

    private TChoice Choice<TChoice>(string setting, TChoice otherwise)
        where TChoice : struct, Enum =>
        Value(setting) is not { } text ? otherwise
        : Enum.TryParse<TChoice>(text, ignoreCase: true, out var choice) ? choice
        : Unread(setting, text, $"It must be one of {string.Join(", ", Enum.GetNames<TChoice>())}", otherwise.ToString(), otherwise);

    private TSetting Unread<TSetting>(string setting, string text, string rule, string example, TSetting otherwise)
    {
        faults.Add($"'{DependenciesOptions.Key(dependency, setting)}' is '{text}'. {rule}. Use {example}, or remove the key.");
        return otherwise;
    }
}
