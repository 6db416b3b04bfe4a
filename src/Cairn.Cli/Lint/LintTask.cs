namespace Cairn.Cli.Lint;

/// <summary>What `cairn lint` does with what the build found.</summary>
internal enum LintTask
{
    Show,
    Write,
    Check,
    Update,
    FollowRenames,
    Fix,
}
