using Cairn.Migration.Routing;

namespace Cairn.Migration.Shadow;

/// <summary>One breaker for each side that copies go to.</summary>
internal sealed class ShadowBreakers(TimeProvider clock)
{
    private readonly ShadowBreaker _legacy = new(clock);
    private readonly ShadowBreaker _candidate = new(clock);

    public ShadowBreaker Of(Side side) => side is Side.Legacy ? _legacy : _candidate;
}
