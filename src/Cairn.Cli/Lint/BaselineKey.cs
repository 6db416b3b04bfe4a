namespace Cairn.Cli.Lint;

/// <summary>What stays of a finding when lines move: its rule, its file, and the text of its first line without white space.</summary>
internal sealed record BaselineKey(string Rule, string Path, string Text);
