namespace Cairn.Cli.Migrate.Score;

/// <summary>The parts that come from the folder of the service: what a generated service has.</summary>
internal static class ServiceParts
{
    private const int RunbooksWeight = 4;

    public static ScorePart Probes(ServiceFacts? service) => Checked("probes", 5, service,
    [
        (service?.AddsCairn ?? false, "builder.AddCairn() in a source file"),
        (service?.MapsCairn ?? false, "app.MapCairn() in a source file"),
    ]);

    public static ScorePart Objectives(ServiceFacts? service) => Checked("objectives", 5, service,
    [
        (service?.DeclaresObjectives ?? false, "AddCairnAlerting(…) in a source file"),
        (service?.Alerts.Count > 0, "an alert in deploy/alerts/*.rules.yaml, which 'cairn alerts generate' writes"),
    ]);

    /// <summary>A page for each alert.</summary>
    public static ScorePart Runbooks(ServiceFacts? service)
    {
        if (service is null)
        {
            return NoService("runbooks", RunbooksWeight);
        }

        if (service.Alerts.Count == 0)
        {
            return new ScorePart("runbooks", RunbooksWeight, null, "cannot be told: there is no alert to write one for", ["Write alerts with 'cairn alerts generate'."]);
        }

        var missing = service.Alerts.Except(service.Runbooks).ToList();
        var has = service.Alerts.Count - missing.Count;
        return new ScorePart("runbooks", RunbooksWeight, (double)has / service.Alerts.Count, $"{has} of {service.Alerts.Count} alerts have one", [.. missing.Select(alert => $"docs/runbooks/{alert}.md is missing.")]);
    }

    public static ScorePart Docs(ServiceFacts? service) => Checked("docs", 3, service,
    [
        (service?.HasReadme ?? false, "README.md with something in it"),
        (service?.Docs.Count > 0, "a page in docs/*.md with something in it"),
    ]);

    public static ScorePart Tests(ServiceFacts? service) => Checked("tests", 3, service, [(service?.Tests > 0, "a test method in a project below tests")]);

    private static ScorePart Checked(string id, int weight, ServiceFacts? service, (bool IsThere, string What)[] checks)
    {
        if (service is null)
        {
            return NoService(id, weight);
        }

        var there = checks.Where(check => check.IsThere).Select(check => check.What).ToList();
        var missing = checks.Where(check => !check.IsThere).Select(check => $"Missing: {check.What}.");
        return new ScorePart(id, weight, (double)there.Count / checks.Length, there.Count == 0 ? "nothing is there" : string.Join("; ", there), [.. missing]);
    }

    private static ScorePart NoService(string id, int weight) =>
        new(id, weight, null, "cannot be told: the folder holds no *.csproj outside of tests", ["Name the folder of the new service with --project."]);
}
