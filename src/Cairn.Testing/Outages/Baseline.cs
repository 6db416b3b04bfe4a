namespace Cairn.Testing.Outages;

/// <summary>What must be so while all is well, for an outage to tell something.</summary>
internal static class Baseline
{
    public static IEnumerable<string> Faults(
        OutageSetup setup, IReadOnlyList<DeclaredDependency> declared, IReadOnlyList<SmokeAnswer> answers, bool isReady, Func<string, int> requestsTo)
    {
        foreach (var answer in answers.Where(answer => !answer.IsSuccess))
        {
            yield return $"{answer.Call} answers {Said(answer)} while nothing is broken. A smoke call succeeds then. Correct the call, or what stands in for the dependencies.";
        }

        if (!isReady)
        {
            yield return "The service is not ready while nothing is broken. Correct what stands in for its surroundings; /readyz?verbose tells why.";
        }

        foreach (var dependency in declared.Where(dependency => requestsTo(dependency.Name) == 0))
        {
            yield return $"No smoke call reaches '{dependency.Name}'. Its outage would show nothing. Add a call that needs it.";
        }

        foreach (var (call, name) in setup.Calls.SelectMany(call => call.Dependencies.Select(name => (call, name))).Where(about => declared.All(known => known.Name != about.name)))
        {
            yield return $"{call.Name} speaks of '{name}', which is not declared. Declared are {string.Join(", ", declared.Select(known => known.Name))}. Correct the name.";
        }
    }

    private static string Said(SmokeAnswer answer) => answer.Status is { } status ? $"{status}" : $"nothing within {answer.Latency}";
}
