using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Cairn.Cli.Migrate.Probe;

/// <summary>What the text of one JSON answer shows. A form that the answer has no occasion for, such as a float, is not noted.</summary>
internal static partial class JsonForms
{
    /// <summary>UTF-8 has the order of code points; the strings of .NET have not.</summary>
    private static readonly Comparer<string> ByCodePoint =
        Comparer<string>.Create((one, other) => Encoding.UTF8.GetBytes(one).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(other)));

    public static void Note(ProbeFindings findings, string route, string body)
    {
        var text = body.TrimEnd('\n');
        findings.Note("TrailingNewline", text.Length < body.Length, $"GET {route} ends with {(text.Length < body.Length ? "a line feed" : "no line feed")}");
        if (NotANumber().Match(text) is { Success: true } word)
        {
            findings.Note("NotANumber", true, $"GET {route} has {word.Groups[1].Value}");
            return; // no JSON reader goes on from here
        }

        NoteText(findings, route, text);
        try
        {
            using var document = JsonDocument.Parse(text);
            NoteOrder(findings, route, document.RootElement);
            NoteNames(findings, route, document.RootElement);
        }
        catch (JsonException)
        {
            // The media type says JSON and the text is none: there is nothing more to see.
        }
    }

    private static void NoteText(ProbeFindings findings, string route, string text)
    {
        if (Whole().Match(text) is { Success: true } whole)
        {
            findings.Note("Floats", true, $"GET {route} has {whole.Groups[1].Value}");
        }

        var isEscaped = Escaped().IsMatch(text);
        var isRaw = !Ascii.IsValid(text);
        if (isEscaped || isRaw)
        {
            findings.Note("AsciiEscapes", isEscaped && !isRaw, $"GET {route} has {(isRaw ? "UTF-8" : Escaped().Match(text).Value)}");
            findings.Note("Utf8Text", isRaw, $"GET {route} has {(isRaw ? "UTF-8" : "escapes")}");
        }

        if (Separator().Match(text) is { Success: true } separator)
        {
            findings.Note("SpacedJson", separator.Groups[1].Length > 0, $"GET {route} has {(separator.Groups[1].Length > 0 ? "a blank" : "no blank")} behind a colon");
        }

        if (Moment().Match(text) is { Success: true } moment)
        {
            findings.Note("Dates", true, $"GET {route} has {moment.Value}");
        }
    }

    private static void NoteOrder(ProbeFindings findings, string route, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            value.EnumerateArray().ToList().ForEach(item => NoteOrder(findings, route, item));
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        var names = value.EnumerateObject().Select(member => member.Name).ToList();
        if (names.Count > 1 && !names.SequenceEqual(names.Order(ByCodePoint)))
        {
            findings.Note("SortedKeys", false, $"GET {route} has {names[0]} first of {names.Count}");
        }
        else if (names.Count > 1)
        {
            findings.Note("SortedKeys", true, $"GET {route} has {string.Join(", ", names.Take(3))} in this order");
        }
    }

    private static void NoteNames(ProbeFindings findings, string route, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => name.Contains('_', StringComparison.Ordinal) || char.IsUpper(name.FirstOrDefault())) is { } name)
        {
            findings.Note("MemberNames", true, $"GET {route} has {name}");
        }
    }

    [GeneratedRegex("""[:\[,]\s*(-?(?:\d+\.0|\d(?:\.\d+)?e[+-]\d+))(?=[,\]}\s]|$)""")]
    private static partial Regex Whole();

    [GeneratedRegex("""[:\[,]\s*(NaN|-?Infinity)(?=[,\]}\s]|$)""")]
    private static partial Regex NotANumber();

    [GeneratedRegex("""\\u[0-9a-f]{4}""")]
    private static partial Regex Escaped();

    [GeneratedRegex(""""":( ?)["\d\[{tfn-]""""")]
    private static partial Regex Separator();

    [GeneratedRegex("""(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{6})?(?:\+00:00)?(?=")""")]
    private static partial Regex Moment();
}
