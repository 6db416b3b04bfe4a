using Cairn.Migration.Forwarding;
using Cairn.Migration.Routing;
using Microsoft.AspNetCore.Http;

namespace Cairn.Migration.Shadow;

/// <summary>Decides, before anything is spent on it, whether a copy of a request may be made.</summary>
internal sealed class ShadowAdmission(CandidateLocation location, CpuGuard cpu, ShadowBreakers breakers, ShadowQueue queue, ShadowRecord record)
{
    /// <summary>Decides.</summary>
    /// <returns>Where the candidate is; <c>null</c> if no copy is made.</returns>
    public Uri? Admit(HttpContext context, LiveRoute route, RouteState state, Side side)
    {
        if (state is RouteState.Legacy or RouteState.Retired || !IsHarmless(context, route.Configured, side) || !route.Sampler.Picks())
        {
            return null;
        }

        if (location.Address is not { } candidate)
        {
            record.Add(route, ShadowOutcomes.Dropped, ShadowOutcomes.NoCandidate);
            return null;
        }

        if (cpu.IsBusy)
        {
            record.Add(route, ShadowOutcomes.Dropped, ShadowOutcomes.Cpu);
            return null;
        }

        if (breakers.Of(side is Side.Legacy ? Side.Candidate : Side.Legacy).IsOpen)
        {
            record.Add(route, ShadowOutcomes.SkippedBreaker);
            return null;
        }

        if (queue.IsFull)
        {
            record.Add(route, ShadowOutcomes.Dropped, ShadowOutcomes.QueueFull);
            return null;
        }

        if (!route.Sampler.Affords())
        {
            record.Add(route, ShadowOutcomes.Dropped, ShadowOutcomes.Budget);
            return null;
        }

        return candidate;
    }

    // Legacy knows no dry run and no sandbox, so no write is ever sent to it twice.
    private static bool IsHarmless(HttpContext context, StranglerRoute route, Side side) =>
        !Upgrades.IsAsked(context)
        && (SafeMethods.Has(context.Request.Method) || (side is Side.Legacy && route.Writes is not ShadowWrites.Off));
}
