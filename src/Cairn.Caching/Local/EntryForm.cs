namespace Cairn.Caching.Local;

/// <summary>What an entry's value is.</summary>
internal enum EntryForm : byte
{
    /// <summary>The object that callers get.</summary>
    Instance,

    /// <summary>Bytes of which each caller gets a copy of its own.</summary>
    Copied,

    /// <summary>An exception that is thrown again until its cool-down is over.</summary>
    Failure,
}
