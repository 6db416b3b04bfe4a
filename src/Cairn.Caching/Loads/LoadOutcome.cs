namespace Cairn.Caching.Loads;

/// <summary>How loads end, as instruments and spans say it.</summary>
internal static class LoadOutcome
{
    /// <summary>The factory has brought the value.</summary>
    public const string Loaded = "loaded";

    /// <summary>The second level had it, or knew that the local one still holds.</summary>
    public const string SecondLevel = "second_level";

    /// <summary>The factory has failed.</summary>
    public const string Failed = "failed";
}
