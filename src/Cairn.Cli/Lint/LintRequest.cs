namespace Cairn.Cli.Lint;

/// <summary>What was asked of `cairn lint`; a rule that is null stands for all.</summary>
internal sealed record LintRequest(LintTask Task, string? Project = null, string? Rule = null, string? MergeBaseWith = null, bool Json = false);
