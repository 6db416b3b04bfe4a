namespace Cairn.Testing;

/// <summary>A service has ended and left something behind. The message lists all of it, with what to do.</summary>
public sealed class HostLeakException : Exception
{
    internal HostLeakException(string program, HostLeaks kinds, IReadOnlyList<string> leaks)
        : base($"'{program}' has ended, and left behind:\n- {string.Join("\n- ", leaks)}\nA test of a service that means to leave them says setup.AllowLeaks({Names(kinds)}).")
    {
        Kinds = kinds;
        Leaks = leaks;
    }

    /// <summary>The kinds of what was left behind.</summary>
    public HostLeaks Kinds { get; }

    /// <summary>What was left behind: one sentence or two for each thing, with where it comes from.</summary>
    public IReadOnlyList<string> Leaks { get; }

    private static string Names(HostLeaks kinds) => string.Join(" | ", Enum.GetValues<HostLeaks>()
        .Where(kind => int.PopCount((int)kind) == 1 && kinds.HasFlag(kind))
        .Select(kind => $"{nameof(HostLeaks)}.{kind}"));
}
