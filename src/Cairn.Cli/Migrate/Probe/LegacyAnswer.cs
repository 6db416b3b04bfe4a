namespace Cairn.Cli.Migrate.Probe;

/// <summary>What of an answer tells a wire form.</summary>
internal sealed record LegacyAnswer(int Status, string Phrase, string? MediaType, bool HasLength, string Allow, string Server, string Body)
{
    public bool IsJson => MediaType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) ?? false;
}
