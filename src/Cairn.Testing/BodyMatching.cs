namespace Cairn.Testing;

/// <summary>How the body of a request is compared with a recorded one.</summary>
public enum BodyMatching
{
    /// <summary>JSON by its value: the order of members, white space and the form of numbers do not matter. Anything else byte by byte.</summary>
    Json,

    /// <summary>Byte by byte.</summary>
    Bytes,

    /// <summary>Not at all.</summary>
    Ignore,
}
