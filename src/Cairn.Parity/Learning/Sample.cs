using Cairn.Cassettes;
using Cairn.Parity.Comparison;

namespace Cairn.Parity.Learning;

/// <summary>A request, and what the old service answered each time it was asked.</summary>
internal sealed record Sample(CassetteRequest Request, DateTimeOffset At, IReadOnlyList<Answer> Runs)
{
    public bool IsRepeated => Runs.Count > 1;
}
