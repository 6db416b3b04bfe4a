namespace BuildStatus;

/// <summary>status.py: the words that twelve years of scripts have sent.</summary>
internal static class StatusText
{
    private static readonly Dictionary<string, BuildState> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["pending"] = BuildState.Pending,
        ["queued"] = BuildState.Pending,
        ["running"] = BuildState.Running,
        ["started"] = BuildState.Running,
        ["success"] = BuildState.Passed,
        ["passed"] = BuildState.Passed,
        ["ok"] = BuildState.Passed,
        ["failure"] = BuildState.Failed,
        ["failed"] = BuildState.Failed,
        ["error"] = BuildState.Failed,
        ["timeout"] = BuildState.TimedOut,
        ["timed_out"] = BuildState.TimedOut,
    };

    public static BuildState Parse(string word)
    {
        try
        {
            return Words[word.Trim()];
        }
        catch (KeyNotFoundException)
        {
            throw new ArgumentException($"'{word}' is no status.", nameof(word));
        }
    }

    public static string Write(BuildState state) => state switch
    {
        BuildState.TimedOut => "timed_out",
        _ => state.ToString().ToLowerInvariant(),
    };

    public static string Mark(BuildState state) => state switch
    {
        BuildState.Passed => "+",
        BuildState.Failed or BuildState.TimedOut => "-",
        BuildState.Running => "~",
        _ => ".",
    };
}
