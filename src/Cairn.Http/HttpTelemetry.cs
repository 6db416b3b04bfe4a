namespace Cairn.Http;

/// <summary>The names of what is measured about calls to declared dependencies. The runtime's own <c>http.client.*</c> metrics are left as they are.</summary>
public static class HttpTelemetry
{
    /// <summary>The meter of all instruments below.</summary>
    public const string MeterName = "Cairn.Http";

    /// <summary>A histogram of the duration of calls, retries and waits included, until the headers of the answer. Unit: s.</summary>
    public const string CallDuration = "cairn.http.call.duration";

    /// <summary>A histogram of the duration of each attempt of a call. Unit: s.</summary>
    public const string AttemptDuration = "cairn.http.attempt.duration";

    /// <summary>A counter of retries that the rules allowed and the budget refused. Unit: {retry}.</summary>
    public const string RetriesRefused = "cairn.http.retries.refused";

    /// <summary>A gauge of the breaker: 0 closed, 1 a trial is due or under way, 2 open. Unit: 1.</summary>
    public const string BreakerState = "cairn.http.breaker.state";

    /// <summary>The attribute with the name of a dependency, as it was declared.</summary>
    public const string Dependency = "cairn.http.dependency";

    /// <summary>
    /// The attribute with the outcome: <c>success</c>, <c>failure</c>, <c>timeout</c>, <c>canceled</c>; of calls also <c>deadline_exceeded</c>,
    /// <c>breaker_open</c> and <c>too_many_calls</c>.
    /// </summary>
    public const string Outcome = "cairn.http.outcome";

    /// <summary>The attribute with the number of an attempt within its call: 0 is the first, what follows are retries.</summary>
    public const string Attempt = "cairn.http.attempt";
}
