namespace Cairn.Cli.Processes;

/// <summary>How a child ended and what it wrote.</summary>
internal sealed record ChildResult(int ExitCode, IReadOnlyList<string> Lines)
{
    public IReadOnlyList<string> Last(int count) => [.. Lines.Where(line => line.Length > 0).TakeLast(count)];
}
