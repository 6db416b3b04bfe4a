namespace Cairn.Cli.Migrate.Routes;

/// <summary>A rollback in force: since when, until when, and by how much the candidate's share of errors was above legacy's.</summary>
internal sealed record LiveRollback(DateTimeOffset Since, DateTimeOffset Until, double ErrorDelta)
{
    public override string ToString() =>
        FormattableString.Invariant($"effectively legacy since {Since.ToUniversalTime():yyyy-MM-dd HH:mm:ss} until {Until.ToUniversalTime():yyyy-MM-dd HH:mm:ss} UTC, as its share of errors was {ErrorDelta * 100:0.##} % above legacy's");
}
