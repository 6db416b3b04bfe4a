namespace Cairn.Cli.Demo;

/// <summary>Shows finding after finding, and the missing ones once more at the end.</summary>
internal sealed class PromiseReport(Screen screen)
{
    public ExitCode Show(IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings)
        {
            Show(finding);
        }

        var missing = findings.Where(finding => !finding.Holds).ToList();
        screen.WriteLine();
        if (missing.Count == 0)
        {
            screen.Write($"[green]{findings.Count} of {findings.Count} promises observed.[/]");
            return ExitCode.Holds;
        }

        screen.Write($"[red]{findings.Count - missing.Count} of {findings.Count} promises observed. Missing:[/]");
        missing.ForEach(finding => screen.Write($"  [red]{finding.Promise}[/]"));
        return ExitCode.DoesNotHold;
    }

    private void Show(Finding finding)
    {
        screen.WriteLine();
        if (finding.Holds)
        {
            screen.Write($"[green]ok[/]       [bold]{finding.Promise}[/]");
        }
        else
        {
            screen.Write($"[red]MISSING[/]  [bold]{finding.Promise}[/]");
        }

        foreach (var observation in finding.Observations)
        {
            if (observation.Holds)
            {
                screen.Write($"         {observation.Seen}");
            }
            else
            {
                screen.Write($"         [red]not as promised:[/] {observation.Seen}");
            }
        }

        if (finding.Observations.Count == 0)
        {
            screen.Write($"         [red]nothing was observed[/]");
        }
    }
}
