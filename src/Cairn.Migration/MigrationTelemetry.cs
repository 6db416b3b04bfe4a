namespace Cairn.Migration;

/// <summary>The names of what is measured about a migration.</summary>
public static class MigrationTelemetry
{
    /// <summary>The meter of all instruments below.</summary>
    public const string MeterName = "Cairn.Migration";

    /// <summary>The source of the spans of copies, each a trace of its own with a link to the request that was copied.</summary>
    public const string ActivitySourceName = "Cairn.Migration";

    /// <summary>A counter of requests, by who answered. Unit: {request}.</summary>
    public const string Requests = "cairn.migration.requests";

    /// <summary>A counter of copies, by what came of them. Unit: {comparison}.</summary>
    public const string Comparisons = "cairn.migration.comparisons";

    /// <summary>A histogram of the candidate's time less legacy's, for the same request. Unit: s.</summary>
    public const string LatencyDelta = "cairn.migration.latency.delta";

    /// <summary>A gauge of copies that wait. Unit: {copy}.</summary>
    public const string ShadowQueue = "cairn.migration.shadow.queue";

    /// <summary>A gauge of the bytes that waiting copies hold. Unit: By.</summary>
    public const string ShadowQueueSize = "cairn.migration.shadow.queue.size";

    /// <summary>A counter of the candidate's failures that legacy answered for. Unit: {request}.</summary>
    public const string Fallbacks = "cairn.migration.fallbacks";

    /// <summary>A counter of routes that went back to legacy by themselves. Unit: {rollback}.</summary>
    public const string Rollbacks = "cairn.migration.rollbacks";

    /// <summary>A gauge: 1 while the configured table is wrong and the last good one is in force, else 0. Unit: 1.</summary>
    public const string ConfigurationInvalid = "cairn.migration.config.invalid";

    /// <summary>The attribute with the route, as its line of the table matches it; <c>*</c> for what no line matches.</summary>
    public const string Route = "http.route";

    /// <summary>The attribute with the state in force: <c>legacy</c>, <c>shadow</c>, <c>canary</c>, <c>migrated</c>, <c>retired</c>.</summary>
    public const string State = "cairn.route.state";

    /// <summary>The attribute with who answered: <c>legacy</c> or <c>candidate</c>.</summary>
    public const string ServedBy = "cairn.served_by";

    /// <summary>The attribute with what came of a copy, such as <c>equal</c> or <c>dropped</c>.</summary>
    public const string Outcome = "cairn.outcome";

    /// <summary>The attribute with the reason of an outcome or of a fallback, where there are several.</summary>
    public const string Reason = "cairn.reason";

    /// <summary>The attribute of a server span that serves a copy; its value is <c>true</c>.</summary>
    public const string Shadow = "cairn.shadow";
}
