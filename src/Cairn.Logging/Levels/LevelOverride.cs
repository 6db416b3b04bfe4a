using Microsoft.Extensions.Logging;

namespace Cairn.Logging;

/// <summary>A level that holds for a while in place of the configured one.</summary>
internal sealed record LevelOverride(string Category, LogLevel Level, DateTimeOffset Until);
