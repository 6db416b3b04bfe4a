using Cairn.Hosting.Workers;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cairn.Hosting;

/// <summary>The answer of a probe, with what it rests on.</summary>
internal sealed record Verdict(bool Holds, string State, HealthReport Checks, IReadOnlyList<WorkerStatus> Workers);
