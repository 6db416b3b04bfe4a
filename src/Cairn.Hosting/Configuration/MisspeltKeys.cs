using Microsoft.Extensions.Configuration;

namespace Cairn.Hosting.Configuration;

/// <summary>
/// Finds the keys under <c>Cairn:</c> that no options type reads. In a section that somebody reads, that is every unknown key; elsewhere only
/// a section whose name is all but that of a known one, as the rest may belong to whoever is not known here.
/// </summary>
internal sealed class MisspeltKeys(KnownSettings known)
{
    /// <summary>The section that all packages have theirs in.</summary>
    public const string Root = "Cairn";
    private const int MostEdits = 2;

    public IEnumerable<(string Key, string Nearest)> In(IConfiguration configuration)
    {
        foreach (var (key, value) in configuration.GetSection(Root).AsEnumerable().OrderBy(setting => setting.Key, StringComparer.OrdinalIgnoreCase))
        {
            if (value is not null && !IsKnown(key) && NearestTo(key) is { } nearest)
            {
                yield return (key, nearest);
            }
        }
    }

    private bool IsKnown(string key) => known.All.Any(setting =>
        string.Equals(setting.Key, key, StringComparison.OrdinalIgnoreCase) || (setting.IsOpen && IsBelow(key, setting.Key)));

    private string? NearestTo(string key)
    {
        var section = known.Sections.Where(section => IsBelow(key, section)).MaxBy(section => section.Length)
            ?? known.Sections.FirstOrDefault(section => IsAllBut(section, key));

        return section is null
            ? null
            : known.All.Select(setting => setting.Key).Where(candidate => IsBelow(candidate, section)).MinBy(candidate => EditDistance.Between(key, candidate));
    }

    private static bool IsAllBut(string section, string key)
    {
        var same = string.Join(':', key.Split(':').Take(section.Split(':').Length));
        return EditDistance.Between(same, section) <= MostEdits;
    }

    private static bool IsBelow(string key, string section) => key.StartsWith($"{section}:", StringComparison.OrdinalIgnoreCase);
}
