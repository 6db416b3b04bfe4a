using Cairn.Cli.Demo;

namespace Cairn.Cli.Tests.Demo;

public sealed class PromiseReportTests : IDisposable
{
    private readonly StringWriter _writer = new();

    [Fact]
    public void A_report_without_gaps_holds()
    {
        var exitCode = Plain().Show([Finding("It builds", (true, "0 warnings")), Finding("It runs", (true, "[exit] code 0"))]);

        Assert.Equal(ExitCode.Holds, exitCode);
        Assert.Equal("|ok       It builds|         0 warnings||ok       It runs|         [exit] code 0||2 of 2 promises observed.|", Written);
    }

    [Fact]
    public void A_missing_promise_is_named_where_it_stands_and_at_the_end()
    {
        var exitCode = Plain().Show([Finding("It builds", (true, "0 warnings")), Finding("It runs", (true, "started"), (false, "exit code 1"))]);

        Assert.Equal(ExitCode.DoesNotHold, exitCode);
        Assert.Contains("|MISSING  It runs|         started|         not as promised: exit code 1|", Written, StringComparison.Ordinal);
        Assert.EndsWith("|1 of 2 promises observed. Missing:|  It runs|", Written, StringComparison.Ordinal);
    }

    [Fact]
    public void A_promise_without_any_observation_is_missing()
    {
        Assert.Equal(ExitCode.DoesNotHold, Plain().Show([Finding("It runs")]));
        Assert.Contains("nothing was observed", Written, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_a_terminal_gets_colour()
    {
        Plain().Show([Finding("It builds", (true, "0 warnings"))]);
        Assert.DoesNotContain('\e', _writer.ToString());

        new PromiseReport(Screen.Terminal(_writer, TimeProvider.System)).Show([Finding("It builds", (true, "0 warnings"))]);
        Assert.Contains('\e', _writer.ToString());
    }

    public void Dispose() => _writer.Dispose();

    private string Written => _writer.ToString().ReplaceLineEndings("|");

    private PromiseReport Plain() => new(Screen.Plain(_writer, TimeProvider.System));

    private static Finding Finding(string promise, params (bool Holds, string Seen)[] observations)
    {
        var finding = new Finding(promise);
        Array.ForEach(observations, observation => finding.Expect(observation.Holds, observation.Seen));
        return finding;
    }
}
