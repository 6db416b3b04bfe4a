using System.Globalization;
using Cairn.Migration.Routing;

namespace Cairn.Cli.Migrate.Routes;

/// <summary>A step of a route from one state to another.</summary>
internal sealed record Promotion(RoutingLine Line, TargetState To)
{
    private const int DefaultPercent = 100; // what the strangler copies of a shadow that does not say

    public StranglerRoute From => Line.Route;

    /// <summary>Whether the candidate gets more to answer, or more to prove.</summary>
    public bool IsForward => To.State > From.State || (To.State == RouteState.Canary && From.State == RouteState.Canary && To.Percent > From.Percent);

    /// <summary>Shadowing harms nobody, and is how evidence is gained.</summary>
    public bool NeedsEvidence => IsForward && To.State != RouteState.Shadow;

    /// <summary>The states between.</summary>
    public IReadOnlyList<RouteState> Skipped => [.. Enum.GetValues<RouteState>().Where(state => state > From.State && state < To.State)];

    public bool ChangesNothing =>
        To.State == From.State && (To.Percent is null || To.Percent == From.Percent) && (Shadow is null || Shadow == From.Shadow);

    /// <summary>The members of the route to set, as JSON; null takes one out.</summary>
    public IReadOnlyDictionary<string, string?> Changes
    {
        get
        {
            var changes = new Dictionary<string, string?>
            {
                [nameof(StranglerRoute.State)] = $"\"{StateNames.Of(To.State)}\"",
                [nameof(StranglerRoute.Percent)] = To.Percent is { } percent ? Json(percent) : null,
            };
            if (Shadow is { } shadow)
            {
                changes[nameof(StranglerRoute.Shadow)] = Json(shadow);
            }

            return changes;
        }
    }

    /// <summary>How much is copied. A canary copies nothing by default: what a shadow has copied goes on, or there would be no evidence for the next step.</summary>
    private double? Shadow => To.Shadow ?? (From.State is RouteState.Shadow && To.State is RouteState.Canary && !Line.SetsShadow ? DefaultPercent : null);

    private static string Json(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
