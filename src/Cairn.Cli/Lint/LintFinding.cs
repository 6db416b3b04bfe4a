namespace Cairn.Cli.Lint;

/// <summary>What a rule found in the build, with the path from the folder of the baseline.</summary>
internal sealed record LintFinding(BaselineKey Key, int Line, int Column, string Message)
{
    public override string ToString() => $"{Key.Path}({Line},{Column}): {Key.Rule}: {Message}";
}
