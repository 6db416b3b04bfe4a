using System.Text.Json;

namespace Cairn.Parity.Learning;

/// <summary>A value that the old service gave at some place, the request it belongs to, and when that was.</summary>
internal sealed record Observation(JsonElement Value, int Request, DateTimeOffset At);
