using System.Text.Json;

namespace Cairn.Cli.Demo.Promises;

internal sealed class LogLinesAreFlatJson : IPromise
{
    private static readonly string[] Fields = ["ts", "level", "msg", "logger", "service.name"];

    public string Sentence => "Every line on standard output is one flat JSON object";

    public void Observe(DemoRun run, Finding finding)
    {
        var log = run.Log;
        finding.Expect(log.Count > 0 && log.Count == run.Output.Count, $"{log.Count} of {run.Output.Count} lines are JSON objects");
        finding.Expect(log.All(IsFlat), "no object within an object");
        foreach (var field in Fields)
        {
            var having = log.Count(line => line.TryGetProperty(field, out _));
            finding.Expect(having == log.Count, $"{field} on {having} of {log.Count} lines");
        }

        run.Output.Where(line => JsonText.Parse(line) is null).Take(3).ToList().ForEach(finding.Missing);
    }

    private static bool IsFlat(JsonElement line) => line.EnumerateObject().All(field => field.Value.ValueKind != JsonValueKind.Object);
}
