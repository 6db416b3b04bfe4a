namespace Cairn.Alerting.Rules;

/// <summary>Rules that are evaluated in their order, at one time.</summary>
/// <param name="Name">The name of the group.</param>
/// <param name="Objective">What the rules are of; null for those of the whole service.</param>
/// <param name="Rules">The rules.</param>
internal sealed record RuleGroup(string Name, Objective? Objective, IReadOnlyList<Rule> Rules)
{
    public IEnumerable<Rule> Alerts => Rules.Where(rule => rule.IsAlert);

    /// <summary>What its files are called, before their endings. No objective can take the name of the service's own.</summary>
    public string FileName => Objective is null ? "service" : $"objective-{Objective.Name}";
}
