using Cairn.Migration.Rollback;
using Cairn.Migration.Shadow;

namespace Cairn.Migration.Routing;

/// <summary>A route with what has happened on it. It lives as long as its line of the table stays the same.</summary>
internal sealed class LiveRoute(StranglerRoute configured, TimeProvider clock)
{
    public StranglerRoute Configured => configured;

    public ErrorWatch Errors { get; } = new(configured.Rollback, clock);

    public ShadowSampler Sampler { get; } = new(configured.Shadow, configured.ShadowRate, clock);

    public RouteTally Tally { get; } = new();
}
