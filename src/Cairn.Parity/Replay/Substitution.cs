using System.Text;
using Cairn.Cassettes;

namespace Cairn.Parity.Replay;

/// <summary>Puts one value in place of another, where it stands alone: not as a part of a longer run of letters and digits.</summary>
internal static class Substitution
{
    public static CassetteRequest In(CassetteRequest request, IReadOnlyDictionary<string, string> values) => values.Count == 0
        ? request
        : request with { Target = In(request.Target, values), Headers = In(request.Headers, "Cookie", values), Body = In(request.Body, values) };

    public static CassetteResponse In(CassetteResponse response, IReadOnlyDictionary<string, string> values) => values.Count == 0
        ? response
        : response with { Headers = In(In(response.Headers, "Location", values), "Set-Cookie", values), Body = In(response.Body, values) };

    private static CassetteBody? In(CassetteBody? body, IReadOnlyDictionary<string, string> values)
    {
        if (body is not { IsText: true })
        {
            return body;
        }

        var text = Encoding.UTF8.GetString(body.Bytes.Span);
        var replaced = In(text, values);
        return replaced == text ? body : CassetteBody.Of(Encoding.UTF8.GetBytes(replaced), body.Coding);
    }

    private static IReadOnlyList<KeyValuePair<string, string>> In(IReadOnlyList<KeyValuePair<string, string>> headers, string name, IReadOnlyDictionary<string, string> values) =>
        [.. headers.Select(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase) ? KeyValuePair.Create(header.Key, In(header.Value, values)) : header)];

    private static string In(string text, IReadOnlyDictionary<string, string> values)
    {
        var result = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var found = at > 0 && char.IsLetterOrDigit(text[at - 1]) ? default : values.FirstOrDefault(value => IsAt(text, at, value.Key));
            result.Append(found.Key is null ? text[at].ToString() : found.Value);
            at += found.Key?.Length ?? 1;
        }

        return result.ToString();
    }

    private static bool IsAt(string text, int at, string value)
    {
        var end = at + value.Length;
        return string.CompareOrdinal(text, at, value, 0, value.Length) == 0 && (end >= text.Length || !char.IsLetterOrDigit(text[end]));
    }
}
