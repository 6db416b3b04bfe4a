namespace Cairn.Analyzers;

/// <summary>What a reference to a dictionary does to its size.</summary>
internal enum DictionaryUse
{
    Neutral,
    Grows,
    MayShrink,
}
