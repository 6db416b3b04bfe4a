namespace Cairn.Cli.Processes;

/// <summary>A program to run: the file, its arguments, where, and what differs from our own environment (null removes).</summary>
internal sealed record ChildCommand(string FileName, IReadOnlyList<string> Arguments, string WorkingDirectory)
{
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    public override string ToString() => string.Join(' ', [FileName, .. Arguments]);
}
