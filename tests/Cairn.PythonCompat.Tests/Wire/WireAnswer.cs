using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Cairn.PythonCompat.Tests.Wire;

/// <summary>What of an answer is compared: status, body without its chunks, and the fields that clients act on.</summary>
internal sealed partial record WireAnswer(int Status, string Fields, string Body)
{
    private static readonly string[] Compared = ["content-type", "content-length", "transfer-encoding", "location", "allow", "set-cookie", "etag"];

    public static WireAnswer Parse(byte[] answer, bool isHead)
    {
        var text = Encoding.Latin1.GetString(answer);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return new WireAnswer(0, "", text);
        }

        var lines = text[..end].Split("\r\n");
        var fields = lines.Skip(1)
            .Select(line => line.Split(':', 2))
            .Select(parts => (Name: parts[0].ToLowerInvariant(), Value: parts[1].Trim()))
            .Where(field => Compared.Contains(field.Name))
            .OrderBy(field => field.Name, StringComparer.Ordinal)
            .Select(field => (field.Name, Value: Normal(field.Name, field.Value)))
            .ToList();
        var isChunked = fields.Any(field => field is { Name: "transfer-encoding", Value: "chunked" });
        var body = text[(end + 4)..];
        return new WireAnswer(
            int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture),
            string.Join('\n', fields.Select(field => $"{field.Name}: {field.Value}")),
            isChunked && !isHead ? Joined(body) : body);
    }

    public override string ToString() => $"{Status}\n{Fields}\n{Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(Body))}";

    /// <summary>Python's sets of methods have no order, and dates that are counted from now differ.</summary>
    private static string Normal(string name, string value) => name switch
    {
        "allow" => string.Join(", ", value.Split(", ").Order(StringComparer.Ordinal)),
        "set-cookie" when !value.Contains("2024", StringComparison.Ordinal) => Expiry().Replace(value, "$1=…"),
        _ => value,
    };

    private static string Joined(string chunks)
    {
        var body = new StringBuilder();
        while (chunks.Split("\r\n", 2) is [var size, var rest] && int.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var length) && length > 0)
        {
            body.Append(rest[..length]);
            chunks = rest[(length + 2)..];
        }

        return body.ToString();
    }

    [GeneratedRegex("([Ee]xpires)=[^;]*(?=; (?:HttpOnly; )?Max-Age)")]
    private static partial Regex Expiry();
}
