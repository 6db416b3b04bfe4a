namespace Cairn.Migration;

/// <summary>The headers that the strangler and a candidate say to each other.</summary>
internal static class ShadowHeaders
{
    /// <summary>Marks a copy; its value is <c>1</c>.</summary>
    public const string Mark = "X-Cairn-Shadow";

    /// <summary>Proves that a copy comes from a strangler.</summary>
    public const string Key = "X-Cairn-Shadow-Key";

    /// <summary>Tells the candidate what may come of a copy: <c>sandbox</c>, <c>dry-run</c> or <c>idempotent</c>.</summary>
    public const string Writes = "X-Cairn-Shadow-Writes";

    /// <summary>With 501: the candidate has done nothing yet, and legacy is to answer.</summary>
    public const string NotMigrated = "X-Cairn-Not-Migrated";
}
