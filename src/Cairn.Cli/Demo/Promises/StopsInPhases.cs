namespace Cairn.Cli.Demo.Promises;

internal sealed class StopsInPhases : IPromise
{
    private static readonly string[] Phases = ["Drain", "Intake", "Requests", "Resources", "Telemetry"];

    public string Sentence => "It stops in phases, each logged with its duration, and the last line says how long all of it took";

    public void Observe(DemoRun run, Finding finding)
    {
        var lines = run.Log.Where(line => JsonText.Text(line, "event.name") is "ShutdownPhaseEnded" or "ShutdownCompleted").ToList();
        var logged = lines.Select(line => JsonText.Text(line, "Phase")).OfType<string>().ToList();

        finding.Expect(logged.SequenceEqual(Phases), $"phases in this order: {(logged.Count == 0 ? "none" : string.Join(", ", logged))}");
        foreach (var line in lines.SkipLast(1))
        {
            finding.Saw($"  {JsonText.Text(line, "msg")}");
        }

        var last = run.Output.Count == 0 ? "" : run.Output[^1];
        finding.Expect(JsonText.Property(last, "event.name") == "ShutdownCompleted", $"last line: {JsonText.Property(last, "msg") ?? "none"}");
    }
}
