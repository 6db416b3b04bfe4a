using System.Text.Json.Nodes;
using Cairn.Alerting.Catalogue;
using Cairn.Alerting.Output;
using Cairn.Alerting.Rules;
using Cairn.Alerting.Validation;

namespace Cairn.Alerting;

/// <summary>What is made from objectives: always the same text for the same objectives.</summary>
public sealed class AlertArtefacts
{
    private const string Origin = "# Made by 'cairn alerts generate' from the objectives in the service's code. Change them there.\n";
    private readonly AlertingOptions _options;

    private AlertArtefacts(AlertingOptions options, IEnumerable<Artefact> files)
    {
        _options = options;
        Files = [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    /// <summary>The files, in the order of their paths. Runbooks are as they are where there are none yet.</summary>
    public IReadOnlyList<Artefact> Files { get; }

    /// <summary>Makes the artefacts of a service, in memory.</summary>
    /// <param name="objectives">The objectives.</param>
    /// <param name="options">How they are made.</param>
    /// <returns>The artefacts.</returns>
    /// <exception cref="ObjectivesInvalidException">Objectives are wrong, with everything that is.</exception>
    public static AlertArtefacts Generate(Objectives objectives, AlertingOptions options)
    {
        ArgumentNullException.ThrowIfNull(objectives);
        ArgumentNullException.ThrowIfNull(options);

        var catalogue = new MetricCatalogue(options.MetricsFile is { } file ? File.ReadAllText(file) : null);
        if (ObjectiveFaults.Of(objectives, catalogue) is { Count: > 0 } faults)
        {
            throw new ObjectivesInvalidException(faults);
        }

        var subject = Subject.Of(options);
        var resolved = objectives.All.Select(objective => Resolved(objective, catalogue)).ToList();
        return new AlertArtefacts(options, FilesOf(subject, resolved, options));
    }

    /// <summary>Writes the files. What people have written in runbooks stays.</summary>
    /// <param name="root">The folder that paths start from, mostly that of the repository.</param>
    /// <returns>The paths of the files whose text has changed.</returns>
    public IReadOnlyList<string> WriteTo(string root)
    {
        var changed = Files.Where(file => new FileOnDisk(root, file).IsStale).ToList();
        foreach (var file in changed)
        {
            new FileOnDisk(root, file).Write();
        }

        return [.. changed.Select(file => file.Path)];
    }

    /// <summary>Finds the files that differ from what would be written, and those of objectives and alerts that are no more.</summary>
    /// <param name="root">The folder that paths start from, mostly that of the repository.</param>
    /// <returns>What is stale and why, one sentence a file; empty where nothing is.</returns>
    public IReadOnlyList<string> StaleIn(string root) =>
    [
        .. Files.Select(file => new FileOnDisk(root, file)).Select(file => file.Staleness).OfType<string>(),
        .. FileOnDisk.Orphans(root, _options.Folder, Files, "*.yaml", text => text.StartsWith(Origin, StringComparison.Ordinal), "is of an objective that is no more, and may still be loaded. Remove it."),
        .. FileOnDisk.Orphans(root, _options.RunbookFolder, Files, "*.md", Runbook.IsGenerated, "is the runbook of an alert that is no more. Remove it, and keep what is worth keeping elsewhere."),
    ];

    private static Objective Resolved(Objective objective, MetricCatalogue catalogue)
    {
        var family = catalogue.Meant(objective.Indicator.Total.Metric)!;
        return objective.Indicator.Within is null ? objective.OfMetric(objective.Indicator.CountsMinutes ? family.Name : family.Counts!) : objective;
    }

    private static IEnumerable<Artefact> FilesOf(Subject subject, IReadOnlyList<Objective> objectives, AlertingOptions options)
    {
        var groups = ServiceRules.Of(subject, objectives);
        foreach (var group in groups)
        {
            // A file each: promtool evaluates all rules of the files that a test names, for each of its tests.
            var rules = $"{group.FileName}.rules.yaml";
            yield return Yaml(options, rules, RuleFile.Of(subject, [group]));
            yield return Yaml(options, $"{group.FileName}.test.yaml", new RuleTests(subject, group).Of(rules));
        }

        yield return Yaml(options, "alertmanager.yaml", Alertmanager.Of(subject, groups));
        yield return new Artefact($"{options.Folder}/dashboard.json", new Dashboard(subject, objectives).Text());
        if (options.Format == RuleFormat.PrometheusRule)
        {
            yield return Yaml(options, "prometheus-rule.yaml", RuleFile.ObjectOf(subject, groups));
        }

        foreach (var (group, alert) in groups.SelectMany(group => group.Alerts.Select(alert => (group, alert))).Where(pair => pair.group.Objective?.Runbook is null))
        {
            yield return new Artefact($"{options.RunbookFolder}/{alert.Name}.md", Runbook.Of(subject, alert, group.Objective));
        }
    }

    private static Artefact Yaml(AlertingOptions options, string name, JsonObject root) => new($"{options.Folder}/{name}", Origin + YamlWriting.Write(root));
}
