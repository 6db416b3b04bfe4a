using Cairn.Cassettes.Format;

namespace Cairn.Parity.Rules;

/// <summary>The words of the file for levels, kinds and sources: their names, with a small first letter.</summary>
internal static class Words
{
    public static string Of<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    public static T Read<T>(ref JsonCursor cursor, string what)
        where T : struct, Enum
    {
        var word = cursor.Text(what);
        foreach (var value in Enum.GetValues<T>())
        {
            if (Of(value) == word)
            {
                return value;
            }
        }

        throw cursor.Fault($"'{what}' is '{word}'. Known are {string.Join(", ", Enum.GetValues<T>().Select(Of))}. Use one of them.");
    }
}
