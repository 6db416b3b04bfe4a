using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Cairn.Alerting.Output;

/// <summary>Writes a JSON tree as YAML 1.2 in block style: strings plain where that cannot be misread, several lines as a literal block.</summary>
internal static partial class YamlWriting
{
    public static string Write(JsonNode root)
    {
        var text = new StringBuilder();
        Write(text, root, indent: 0);
        return text.ToString();
    }

    private static void Write(StringBuilder text, JsonNode node, int indent)
    {
        switch (node)
        {
            case JsonObject map:
                WriteMap(text, map, indent, firstIsIndented: false);
                break;
            case JsonArray list:
                WriteList(text, list, indent);
                break;
            default:
                text.Append(Scalar(node.AsValue(), indent)).Append('\n');
                break;
        }
    }

    private static void WriteMap(StringBuilder text, JsonObject map, int indent, bool firstIsIndented)
    {
        var isIndented = firstIsIndented;
        foreach (var (key, value) in map)
        {
            text.Append(' ', isIndented ? 0 : indent).Append(Plain(key)).Append(':');
            isIndented = false;
            if (value is JsonValue scalar)
            {
                text.Append(' ').Append(Scalar(scalar, indent + 2)).Append('\n');
                continue;
            }

            text.Append(IsEmpty(value!) ? value is JsonArray ? " []\n" : " {}\n" : "\n");
            Write(text, value!, indent + 2);
        }
    }

    private static void WriteList(StringBuilder text, JsonArray list, int indent)
    {
        foreach (var item in list)
        {
            text.Append(' ', indent).Append("- ");
            if (item is JsonObject map)
            {
                WriteMap(text, map, indent + 2, firstIsIndented: true);
            }
            else
            {
                Write(text, item!, indent + 2);
            }
        }
    }

    private static bool IsEmpty(JsonNode node) => node is JsonArray { Count: 0 } or JsonObject { Count: 0 };

    private static string Scalar(JsonValue value, int indent) => value.GetValueKind() != JsonValueKind.String
        ? value.ToJsonString()
        : value.GetValue<string>() is var text && text.Contains('\n', StringComparison.Ordinal) ? Block(text, indent) : Plain(text);

    private static string Block(string text, int indent)
    {
        var margin = new string(' ', indent);
        return "|-\n" + string.Join('\n', text.Split('\n').Select(line => line.Length == 0 ? "" : margin + line));
    }

    private static string Plain(string text) => PlainText().IsMatch(text) && !Reserved().IsMatch(text) ? text : Quoted(text);

    /// <summary>A single-quoted string has one rule only: a quote is doubled. What has control characters needs the escapes of JSON.</summary>
    private static string Quoted(string text) => text.Any(char.IsControl)
        ? $"\"{JsonEncodedText.Encode(text)}\""
        : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_./-]*( [A-Za-z0-9_./-]+)*\z")]
    private static partial Regex PlainText();

    [GeneratedRegex(@"\A(true|false|null|yes|no|on|off|y|n)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Reserved();
}
