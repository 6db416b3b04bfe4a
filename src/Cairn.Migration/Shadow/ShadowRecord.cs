using System.Collections.Concurrent;
using Cairn.Migration.Routing;
using Microsoft.Extensions.Logging;

namespace Cairn.Migration.Shadow;

/// <summary>Counts what comes of copies, and says once where answers differ.</summary>
internal sealed class ShadowRecord(MigrationMetrics metrics, ILogger<ShadowRecord> logger)
{
    private const int MostShapes = 1000;

    private readonly ConcurrentDictionary<(string Route, string Shape), bool> _shapes = new();

    public void Add(LiveRoute route, string outcome, string? reason = null)
    {
        route.Tally.Count(outcome);
        metrics.Compared(route.Configured.Match, outcome, reason);
    }

    public void Differs(LiveRoute route, IReadOnlyCollection<Difference> differences)
    {
        route.Tally.Count(differences);
        var shape = string.Join(", ", differences);
        if (_shapes.Count < MostShapes && _shapes.TryAdd((route.Configured.Match, shape), true))
        {
            logger.AnswersDiffer(route.Configured.Match, shape);
        }

        Add(route, ShadowOutcomes.Different);
    }

    public void Took(LiveRoute route, TimeSpan candidateMinusLegacy) => metrics.TookLonger(route.Configured.Match, candidateMinusLegacy);
}
