using Microsoft.Extensions.Logging;

namespace Cairn.Testing.Outages;

/// <summary>Holds what was seen during an outage against what was declared.</summary>
internal static class Declared
{
    public static OutageResult Judge(OutageSetup setup, OutageResult seen) => seen with
    {
        Findings = [.. Findings(setup, seen).Select(finding => $"'{seen.Dependency}' is {seen.Criticality}, and with the fault '{seen.Fault}' {finding}")],
    };

    private static IEnumerable<string> Findings(OutageSetup setup, OutageResult seen)
    {
        foreach (var finding in setup.Calls.Zip(seen.Answers, (call, answer) => AboutAnswer(seen, call.DeclaredWithout(seen.Dependency), answer)).OfType<string>())
        {
            yield return finding;
        }

        if (!seen.StayedReady && seen.Criticality != DeclaredDependency.Critical)
        {
            yield return "the service is not ready. Only what is critical may cost readiness.";
        }

        if (seen.Criticality == DeclaredDependency.Optional && seen.Answers.All(answer => answer.IsSuccess) && seen.WorstLogEntry is { Level: >= LogLevel.Error } entry)
        {
            yield return $"the service logs an error, {entry.EventName}. Nobody must act when something optional is down: warn instead.";
        }

        if (!seen.Recovered)
        {
            yield return "the service has not recovered a minute after it. Give up what was made during the outage.";
        }
    }

    private static string? AboutAnswer(OutageResult seen, IReadOnlyList<int>? declared, SmokeAnswer answer) => answer switch
    {
        { Status: null } => $"{answer.Call} is not answered within {answer.Latency}. Bound what it waits for.",
        { IsSuccess: true } => null,
        { Status: { } status } when declared is not null =>
            declared.Contains(status) ? null : $"{answer.Call} answers {status}. Declared is {string.Join(" or ", declared.DefaultIfEmpty(200))}.",
        _ when seen.Criticality == DeclaredDependency.Optional => $"{answer.Call} answers {answer.Status}. Answer with less, or declare the dependency required.",
        { Status: < 500 } => $"{answer.Call} answers {answer.Status}, as if its caller were at fault. Answer 502, 503 or 504.",
        _ => null,
    };
}
