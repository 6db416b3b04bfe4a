using Cairn.Cassettes;
using Cairn.Cassettes.Format;

namespace Cairn.Parity.Rules;

/// <summary>Reads a document of this package, and tells where it is wrong.</summary>
internal static class DocumentText
{
    private const string Advice = "The file is not JSON. Restore it from the history, or make it anew.";

    public static T Read<T>(ReadOnlySpan<byte> text, string name, CassetteLine.Parse<T> parse)
    {
        try
        {
            return CassetteLine.Read(text, name, 1, Advice, parse);
        }
        catch (CassetteFormatException flaw)
        {
            throw new ParityFormatException(flaw.Message, flaw.Line, flaw.Column);
        }
    }
}
