using System.Text;

namespace Cairn.Cassettes.Format;

/// <summary>Parses a body: <c>json</c> as it stood, <c>text</c>, <c>base64</c>, or <c>ref</c> to a file beside the cassette.</summary>
internal sealed class BodyParser(BodyFiles files)
{
    public CassetteBody? Parse(ref JsonCursor cursor)
    {
        if (cursor.Null())
        {
            return null;
        }

        ReadOnlyMemory<byte>? bytes = null;
        string? coding = null;
        var after = "";
        cursor.Object("b");
        while (cursor.Member(out var name))
        {
            switch (name)
            {
                case "json": bytes = cursor.Raw().ToArray(); break;
                case "text": bytes = Encoding.UTF8.GetBytes(cursor.Text(name)); break;
                case "base64": bytes = Decoded(ref cursor); break;
                case "ref": bytes = Referenced(ref cursor); break;
                case "after": after = cursor.Text(name); break;
                case "enc": coding = cursor.TextOrNull(name); break;
                default: cursor.Skip(); break;
            }
        }

        var content = bytes ?? throw cursor.Fault("The body has none of the members 'json', 'text', 'base64' and 'ref'.");
        return CassetteBody.Of(after.Length == 0 ? content : (byte[])[.. content.Span, .. Encoding.UTF8.GetBytes(after)], coding);
    }

    private static byte[] Decoded(ref JsonCursor cursor)
    {
        var text = cursor.Text("base64");
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : throw cursor.Fault("'base64' is not base64.");
    }

    private ReadOnlyMemory<byte> Referenced(ref JsonCursor cursor)
    {
        var name = cursor.Text("ref");
        return files.TryRead(name, out var bytes, out var flaw) ? bytes : throw cursor.Fault(flaw);
    }
}
