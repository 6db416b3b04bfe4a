using System.Text.Json;

namespace Cairn.Parity.Learning;

/// <summary>A value that the old service gave at some place, the request it belongs to, the count of answers before it, and when that was.</summary>
internal sealed record Observation(JsonElement Value, int Request, int Run, DateTimeOffset At);
