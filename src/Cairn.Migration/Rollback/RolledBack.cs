namespace Cairn.Migration.Rollback;

/// <summary>A rollback: since when, until when, and by how much the candidate's share of errors was higher than legacy's.</summary>
internal sealed record RolledBack(DateTimeOffset Since, DateTimeOffset Until, double Delta);
