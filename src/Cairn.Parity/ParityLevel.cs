namespace Cairn.Parity;

/// <summary>How closely answers are compared. Every level compares the status.</summary>
public enum ParityLevel
{
    /// <summary>Status, headers and body to the byte: order of members, escapes, the form of numbers, white space.</summary>
    Strict,

    /// <summary>Status, the headers that clients act on, and the value of the body, in which <c>1</c> is not <c>1.0</c>.</summary>
    Wire,

    /// <summary>The same, with numbers compared by value, and without entity tags and the parameters of <c>Content-Type</c>.</summary>
    Semantic,

    /// <summary>Status, media type, and which members there are and of what kind.</summary>
    Shape,
}
