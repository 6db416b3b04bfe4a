using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Cairn.Hosting.Configuration;

/// <summary>What is set, where, and whether it can be what it must be.</summary>
internal sealed partial class Settings(IConfiguration configuration, KnownSettings known)
{
    private readonly SettingSources _sources = new(configuration);

    /// <summary>The values that cannot even be read as what their setting is: a duration of "soon".</summary>
    public IEnumerable<SettingFault> Malformed() =>
        from setting in known.Values
        let value = configuration[setting.Key]
        where value is not null && ValueForm.Of(setting.Type) is { } form && !form.Accepts(value)
        select new SettingFault(
            setting.Key,
            $"'{setting.Key}' is {Show(setting.Key, value)} (from {_sources.Of(setting.Key)}). " +
            $"{ValueForm.Of(setting.Type)!.Rule}. Correct the value, or remove the key for its default.");

    /// <summary>Completes a validator's sentences on a setting with the source of the value.</summary>
    public SettingFault Locate(string failure)
    {
        if (Beginning().Match(failure) is not { Success: true } beginning)
        {
            return new SettingFault("", failure);
        }

        var key = beginning.Groups["key"].Value;
        var raw = configuration[key];
        var end = EndOfValue(failure, beginning.Length, raw);
        var value = failure[beginning.Length..end];
        if (value == "not set")
        {
            return new SettingFault(key, failure);
        }

        var source = SourceOf(key, raw, value);
        var shown = SecretSettings.Suspects(key, value) ? SecretSettings.NotShown : value;
        return new SettingFault(key, $"'{key}' is {shown} (from {source}){failure[end..]}");
    }

    // The value itself may contain a full stop, so the one that is configured goes first.
    private static int EndOfValue(string failure, int start, string? raw)
    {
        foreach (var candidate in new[] { $"'{raw}'.", $"{raw}." })
        {
            if (!string.IsNullOrEmpty(raw) && string.CompareOrdinal(failure, start, candidate, 0, candidate.Length) == 0)
            {
                return start + candidate.Length - 1;
            }
        }

        var stop = failure.IndexOf(". ", start, StringComparison.Ordinal);
        return stop >= 0 ? stop : failure.TrimEnd('.').Length;
    }

    private string SourceOf(string key, string? raw, string value)
    {
        var setting = known.Find(key);
        var bare = value.Trim('\'');
        if (raw is null)
        {
            return setting?.Default?.Invoke() == bare ? "default" : "code";
        }

        var read = setting is not null && ValueForm.Of(setting.Type) is { } form ? form.Read(raw) : raw;
        var isWritten = bare.StartsWith("not shown", StringComparison.Ordinal)
            || string.Equals(bare, read.Length == 0 ? "empty" : read, StringComparison.OrdinalIgnoreCase);
        return isWritten ? _sources.Of(key) : "code";
    }

    private static string Show(string key, string value) =>
        SecretSettings.Suspects(key, value) ? SecretSettings.NotShown : value.Length == 0 ? "empty" : value;

    [GeneratedRegex(@"\A'(?<key>[^']+)' is ")]
    private static partial Regex Beginning();
}
