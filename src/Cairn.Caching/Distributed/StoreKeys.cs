using System.Buffers;

namespace Cairn.Caching.Distributed;

/// <summary>
/// The names under which keys and tags stand in the store. Values are below <c>{namespace}:{version}:</c>, tags below <c>{namespace}:{version}#</c>:
/// neither prefix is the beginning of the other, and neither is that of another version.
/// </summary>
internal sealed class StoreKeys(string keyNamespace, int schemaVersion)
{
    /// <summary>What no namespace may contain, since it would end there.</summary>
    public static readonly SearchValues<char> Separators = SearchValues.Create(":#{} \t\r\n");

    /// <summary>Longer keys are cached locally alone.</summary>
    public const int LongestKey = 1024;

    /// <summary>The tag that every value carries, so that everything can be removed at once.</summary>
    public const string Everything = "*";

    public string ValuePrefix { get; } = $"{keyNamespace}:{schemaVersion}:";

    public string TagPrefix { get; } = $"{keyNamespace}:{schemaVersion}#";

    public string OfValue(string key) => ValuePrefix + key;

    public string OfTag(string tag) => TagPrefix + tag;

    /// <summary>A namespace made of a name that was not meant for one, such as that of a service.</summary>
    public static string NamespaceOf(string name) =>
        string.Concat(name.Select(character => Separators.Contains(character) ? '-' : character));

    /// <summary>Whether a key can be told from every other one in the store. Lone surrogates would all become the same replacement character.</summary>
    public static bool Allows(ReadOnlySpan<char> key) => key.Length <= LongestKey && IsWellFormed(key);

    public static bool IsWellFormed(ReadOnlySpan<char> key)
    {
        for (var index = 0; index < key.Length; index++)
        {
            if (!char.IsSurrogate(key[index]))
            {
                continue;
            }

            if (index + 1 == key.Length || !char.IsSurrogatePair(key[index], key[index + 1]))
            {
                return false;
            }

            index++;
        }

        return true;
    }
}
