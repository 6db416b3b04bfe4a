using System.Text.Json;

namespace Cairn.Parity.Comparison;

/// <summary>A difference as the comparison sees it; an undefined element is one that is not there.</summary>
internal sealed record Finding(FindingKind Kind, JsonPath Path, JsonElement Legacy, JsonElement Candidate, ParityRule? Rule = null);
