namespace Cairn.Cli.Demo;

/// <summary>The alerts that the built service has made of its promises, and what is known of them.</summary>
internal sealed record AlertsMade
{
    /// <summary>The files, below the folder that was asked for.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>The end of the service that was asked.</summary>
    public required int ExitCode { get; init; }

    /// <summary>How promtool ended its tests of the rules; <c>null</c> where it is not installed.</summary>
    public required int? Verdict { get; init; }

    /// <summary>The lines of the table of faults and alerts, which a test of the service holds true.</summary>
    public required IReadOnlyList<string> Table { get; init; }
}
