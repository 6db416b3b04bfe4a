namespace Cairn.Alerting;

/// <summary>What rules are written as.</summary>
public enum RuleFormat
{
    /// <summary>A rule file, as Prometheus reads it.</summary>
    RuleFile,

    /// <summary>An object of kind <c>PrometheusRule</c> (monitoring.coreos.com/v1), beside the rule file that the tests need.</summary>
    PrometheusRule,
}
