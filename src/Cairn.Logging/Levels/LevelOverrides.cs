using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Cairn.Logging;

/// <summary>
/// Puts levels that hold for a while behind those of the configuration, for every provider alike: as though they stood in <c>Logging:LogLevel</c>,
/// with the last word.
/// </summary>
internal sealed class LevelOverrides : IPostConfigureOptions<LoggerFilterOptions>, IOptionsChangeTokenSource<LoggerFilterOptions>
{
    /// <summary>The name that stands for every category, as in <c>Logging:LogLevel</c>.</summary>
    public const string EveryCategory = "Default";

    private ImmutableSortedDictionary<string, LevelOverride> _current =
        ImmutableSortedDictionary.Create<string, LevelOverride>(StringComparer.OrdinalIgnoreCase);

    private ConfigurationReloadToken _change = new();

    public string Name => Options.DefaultName;

    public ImmutableSortedDictionary<string, LevelOverride> Current => Volatile.Read(ref _current);

    /// <summary>Loggers follow before this returns.</summary>
    public void Replace(ImmutableSortedDictionary<string, LevelOverride> overrides)
    {
        Volatile.Write(ref _current, overrides);
        Interlocked.Exchange(ref _change, new ConfigurationReloadToken()).OnReload();
    }

    public IChangeToken GetChangeToken() => Volatile.Read(ref _change);

    public void PostConfigure(string? name, LoggerFilterOptions options)
    {
        // A rule that names its provider beats one that does not, so each provider that has rules needs its own.
        List<string?> providers = [.. options.Rules.Select(rule => rule.ProviderName).Append(null).Distinct()];

        foreach (var (category, held) in Current)
        {
            var prefix = category.Equals(EveryCategory, StringComparison.OrdinalIgnoreCase) ? null : category;
            providers.ForEach(provider => options.Rules.Add(new LoggerFilterRule(provider, prefix, held.Level, null)));
        }
    }
}
