using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cairn.Logging;

/// <summary>Reads what a request asks for from its query, and collects everything that is wrong with it.</summary>
internal sealed class LevelQuery
{
    public const string CategoryKey = "category";
    public const string LevelKey = "level";
    public const string DurationKey = "for";

    private const int LongestCategory = 256;
    private static readonly TimeSpan DefaultDuration = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LongestDuration = TimeSpan.FromHours(24);
    private readonly IQueryCollection _query;
    private readonly List<string> _faults;

    public LevelQuery(IQueryCollection query, params string[] known)
    {
        _query = query;
        _faults = [.. query.Keys.Where(key => !known.Contains(key, StringComparer.OrdinalIgnoreCase))
            .Select(key => $"'{key}' is not known. The parameters are {string.Join(", ", known)}. Use one of them.")];
    }

    /// <summary>A sentence for each thing that is wrong.</summary>
    public IReadOnlyList<string> Faults => _faults;

    public string Category() => Read(
        CategoryKey,
        text => text is { Length: <= LongestCategory } && !text.Any(character => char.IsControl(character) || character == '*') ? text : null,
        $"It is the name of a logger or its beginning, at most {LongestCategory} characters without *. " +
        $"Use one such as Acme.Builds, or {LevelOverrides.EveryCategory} for every logger.") ?? string.Empty;

    // By name alone: Enum.TryParse would also take "2" and "Debug, Error".
    public LogLevel Level() => Read<LogLevel?>(
        LevelKey,
        text => Enum.GetValues<LogLevel>().Cast<LogLevel?>().FirstOrDefault(level => level.ToString()!.Equals(text, StringComparison.OrdinalIgnoreCase)),
        $"The levels are {string.Join(", ", Enum.GetNames<LogLevel>())}. Use one of them.") ?? LogLevel.None;

    public TimeSpan Duration() => !_query.ContainsKey(DurationKey) ? DefaultDuration : Read<TimeSpan?>(
        DurationKey,
        text => TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var duration) && duration > TimeSpan.Zero && duration <= LongestDuration ? duration : null,
        $"It is a duration above 00:00:00 and at most {LongestDuration:c}, which is a day. Use one such as 01:00:00, or leave it out for {DefaultDuration:c}.") ?? DefaultDuration;

    private T? Read<T>(string key, Func<string, T?> parse, string ruleAndFix)
    {
        var values = _query[key];

        if (values is [{ Length: > 0 } text] && parse(text) is { } value)
        {
            return value;
        }

        var given = values.ToString();
        _faults.Add($"'{key}' is {(given.Length == 0 ? "missing" : given)}. {ruleAndFix}");
        return default;
    }
}
