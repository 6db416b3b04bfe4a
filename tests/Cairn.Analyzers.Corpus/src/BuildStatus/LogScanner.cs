using System.Text.RegularExpressions;

namespace BuildStatus;

/// <summary>scan.py: greps logs for the lines that people look for.</summary>
internal sealed partial class LogScanner
{
    private static readonly Dictionary<string, int> Hits = [];

    private static readonly (string Kind, Regex Pattern)[] Patterns =
    [
        ("compile", CompileError()),
        ("test", TestFailure()),
        ("memory", OutOfMemory()),
        ("network", Network()),
    ];

    private readonly ILogger _logger;

    public LogScanner(ILogger<LogScanner> logger)
    {
        _logger = logger;
    }

    public string? Classify(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            foreach (var (kind, pattern) in Patterns)
            {
                if (pattern.IsMatch(line))
                {
                    _logger.LogInformation($"Found {kind} in '{line.Trim()}'");
                    Count(kind);
                    return kind;
                }
            }
        }

        return null;
    }

    public IReadOnlyList<string> Excerpt(string text, int around = 2)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (Patterns.Any(pattern => pattern.Pattern.IsMatch(lines[i])))
            {
                var start = Math.Max(0, i - around);
                var end = Math.Min(lines.Length, i + around + 1);
                _logger.LogDebug("Lines {0} to {1} of {2}", start, end, lines.Length);
                return lines[start..end];
            }
        }

        return [];
    }

    public static int HitsOf(string kind)
    {
        lock (Hits)
        {
            return Hits.GetValueOrDefault(kind);
        }
    }

    private static void Count(string kind)
    {
        lock (Hits)
        {
            try
            {
                Hits[kind] += 1;
            }
            catch (KeyNotFoundException)
            {
                Hits[kind] = 1;
            }
        }
    }

    [GeneratedRegex(@"error (CS|C|LNK)?\d+:|: error:")]
    private static partial Regex CompileError();

    [GeneratedRegex(@"^(FAILED|FAIL:|\[ FAILED \])")]
    private static partial Regex TestFailure();

    [GeneratedRegex("OutOfMemory|Cannot allocate memory|Killed")]
    private static partial Regex OutOfMemory();

    [GeneratedRegex("Connection (reset|refused)|timed? ?out", RegexOptions.IgnoreCase)]
    private static partial Regex Network();
}
