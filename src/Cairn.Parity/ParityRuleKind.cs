namespace Cairn.Parity;

/// <summary>What a rule lets pass.</summary>
public enum ParityRuleKind
{
    /// <summary>Any text, or time in a number, of that form.</summary>
    Shape,

    /// <summary>The elements of an array in any order.</summary>
    Unordered,

    /// <summary>A member, or an element of an array, that may be missing.</summary>
    Optional,

    /// <summary>A value that may be <c>null</c>.</summary>
    Nullable,

    /// <summary>A number that is near that of the old service, or within a range.</summary>
    Tolerance,

    /// <summary>One of a closed set of values.</summary>
    OneOf,
}
