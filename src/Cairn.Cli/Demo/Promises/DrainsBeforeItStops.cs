using Cairn.Cli.Processes;

namespace Cairn.Cli.Demo.Promises;

internal sealed class DrainsBeforeItStops : IPromise
{
    public string Sentence => "Asked to stop, it says not ready at once, still serves while it drains, and ends with exit code 0";

    public void Observe(DemoRun run, Finding finding)
    {
        var drain = run.Drain;
        finding.Expect(drain.ReadyBefore.Status == 200, $"before {StopSignal.Name}: {drain.ReadyBefore}");
        finding.Expect(drain.ReadyAfter.Status == 503, $"{drain.FlippedAfter.TotalMilliseconds:0} ms after: {drain.ReadyAfter}");
        finding.Expect(drain.ServedAfter.Status == 200, $"then: {drain.ServedAfter}");
        finding.Expect(drain.ExitCode == 0, drain.ExitCode is { } code
            ? $"exit code {code}, {drain.ExitedAfter.TotalSeconds:0.0} s after {StopSignal.Name}"
            : $"still running {drain.ExitedAfter.TotalSeconds:0.0} s after {StopSignal.Name}");
    }
}
