using Cairn.PythonCompat.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;

namespace Cairn.PythonCompat.Paths;

/// <summary>Of routes that the platform cannot tell apart, <c>/a</c> and <c>/a/</c>, keeps those that have the path in Python.</summary>
internal sealed class RoutePolicy(RouteTable table) : MatcherPolicy, IEndpointSelectorPolicy
{
    public override int Order => 1000; // behind the platform's own, such as that of methods

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => endpoints.Any(endpoint => endpoint is RouteEndpoint);

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        if (PythonExchange.Of(httpContext)?.Verdict is { Outcome: RouteOutcome.Served } verdict)
        {
            for (var index = 0; index < candidates.Count; index++)
            {
                if (candidates.IsValidCandidate(index) && candidates[index].Endpoint is RouteEndpoint endpoint && !table.RuleOf(endpoint).Matches(verdict.Path))
                {
                    candidates.SetValidity(index, false);
                }
            }
        }

        return Task.CompletedTask;
    }
}
