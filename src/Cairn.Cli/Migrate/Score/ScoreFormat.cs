namespace Cairn.Cli.Migrate.Score;

/// <summary>The forms of a score.</summary>
internal enum ScoreFormat
{
    Text,
    Json,
    Markdown,
    Html,
    Badge,
}
