namespace Cairn.Parity.Comparison;

/// <summary>In which way two answers differ at one place.</summary>
internal enum FindingKind
{
    Status,

    /// <summary>The new answer lacks a member or an element.</summary>
    Missing,

    /// <summary>The new answer has a member or an element too much.</summary>
    Extra,

    /// <summary>Text against number, object against array.</summary>
    Type,

    Value,

    /// <summary>The same value, written in another way.</summary>
    Form,

    /// <summary>The same members in another order.</summary>
    Order,

    /// <summary>White space between the tokens.</summary>
    Layout,

    /// <summary>JSON against text, something against nothing.</summary>
    Body,

    /// <summary>The new answer holds what looks like a secret.</summary>
    Secret,
}
