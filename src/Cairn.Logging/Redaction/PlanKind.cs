namespace Cairn.Logging.Redaction;

/// <summary>What has to be done with values of a type before they may leave.</summary>
internal enum PlanKind
{
    /// <summary>Nothing: neither they nor what they hold can be classified.</summary>
    Clean,

    /// <summary>Each is replaced as a whole.</summary>
    Whole,

    /// <summary>Some of their members are classified, or hold what may be.</summary>
    Members,

    /// <summary>Their elements may be classified.</summary>
    Elements,
}
