using Cairn.Migration.Shadow;

namespace Cairn.Migration.Routing;

/// <summary>The routes in force, the most specific first, where legacy is, and what answers may differ in.</summary>
internal sealed record StranglerTable(IReadOnlyList<LiveRoute> Routes, Uri? Legacy, AnswerRules Rules)
{
    public LiveRoute? Find(string method, ReadOnlySpan<char> path)
    {
        foreach (var route in Routes)
        {
            if (route.Configured.Pattern.Matches(method, path))
            {
                return route;
            }
        }

        return null;
    }

    /// <summary>The table of newer options. Routes that have not changed stay, with what has happened on them.</summary>
    public StranglerTable Updated(StranglerOptions options, TimeProvider clock) => new(
        [.. options.Routes.Select(configured => Routes.FirstOrDefault(route => route.Configured == configured) ?? new LiveRoute(configured, clock))],
        options.LegacyAddress is { } address ? new Uri(address) : null,
        options.ReadRules().Rules.IsSameAs(Rules) ? Rules : options.ReadRules().Rules);
}
