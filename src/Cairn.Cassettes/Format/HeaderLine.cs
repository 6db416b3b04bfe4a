using System.Globalization;
using System.Text.Json;

namespace Cairn.Cassettes.Format;

/// <summary>The first line of a cassette. Members that are not known are passed over: a later recorder may write more.</summary>
internal static class HeaderLine
{
    private const string Format = "cassette/";
    private const int Version = 1;

    /// <summary>Whether a crash has cut a header off: the bytes begin like one and are not whole.</summary>
    public static bool IsCutOff(ReadOnlyMemory<byte> line)
    {
        var start = "{\"cairn\":\"cassette/"u8;
        var common = Math.Min(line.Length, start.Length);
        return line.Span[..common].SequenceEqual(start[..common]) && !CassetteBody.Of(line).IsJson;
    }

    public static CassetteHeader Read(ReadOnlySpan<byte> line, string path) =>
        CassetteLine.Read(line, path, 1, (ref JsonCursor cursor) => HeaderOf(ref cursor));

    public static byte[] Write(CassetteHeader header)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, ExchangeFormatter.Style))
        {
            json.WriteStartObject();
            json.WriteString("cairn", $"{Format}{Version}");
            json.WriteString("service", header.Service);
            json.WriteString("recorder", header.Recorder);
            json.WriteString("redaction", header.Redaction);
            json.WriteString("key", header.Key);
            json.WriteStartObject("legacy");
            foreach (var (name, value) in header.Legacy)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private static CassetteHeader HeaderOf(ref JsonCursor cursor)
    {
        var header = new CassetteHeader { Service = "", Recorder = "" };
        var format = "";
        cursor.Object("header");
        while (cursor.Member(out var name))
        {
            switch (name)
            {
                case "cairn": VerifyFormat(ref cursor, format = cursor.Text(name)); break;
                case "service": header = header with { Service = cursor.Text(name) }; break;
                case "recorder": header = header with { Recorder = cursor.Text(name) }; break;
                case "redaction": header = header with { Redaction = cursor.Text(name) }; break;
                case "key": header = header with { Key = cursor.Text(name) }; break;
                case "legacy": header = header with { Legacy = Texts(ref cursor, name) }; break;
                default: cursor.Skip(); break;
            }
        }

        return format.Length > 0 ? header : throw cursor.Fault("The file is no cassette: its first line has no member 'cairn'.");
    }

    private static void VerifyFormat(ref JsonCursor cursor, string format)
    {
        if (!format.StartsWith(Format, StringComparison.Ordinal) || !int.TryParse(format[Format.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var version) || version == 0)
        {
            throw cursor.Fault($"The file is no cassette: its format is '{format}'.");
        }

        if (version > Version)
        {
            throw cursor.Fault($"The cassette has version {version} of the format. This package reads up to version {Version}. Update Cairn.Cassettes.");
        }
    }

    private static Dictionary<string, string> Texts(ref JsonCursor cursor, string what)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        cursor.Object(what);
        while (cursor.Member(out var name))
        {
            texts[name] = cursor.Text(name);
        }

        return texts;
    }
}
