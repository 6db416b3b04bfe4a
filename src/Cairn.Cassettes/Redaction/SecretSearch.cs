using System.Text;
using System.Text.Json;

namespace Cairn.Cassettes.Redaction;

/// <summary>Looks through a masked exchange for what should have been masked.</summary>
internal sealed class SecretSearch(RedactionPolicy policy)
{
    public IEnumerable<string> In(CassetteExchange exchange)
    {
        var request = exchange.Request;
        return InTarget(request.Target)
            .Concat(InMessage("the request", request.Headers, request.Body))
            .Concat(exchange.Responses.SelectMany(response => InMessage("the answer", response.Headers, response.Body)))
            .Concat(InText("the remarks", $"{exchange.Session} {exchange.Route} {string.Join(' ', exchange.Tags)}", mayBeRandom: true));
    }

    /// <summary>The target, or as much of it as can be shown.</summary>
    public string Shown(string target) => InTarget(target).Any() ? "a target that is not shown" : target;

    private IEnumerable<string> InTarget(string target)
    {
        var query = target.IndexOf('?', StringComparison.Ordinal);
        var whole = InText("the target", Uri.UnescapeDataString(target), mayBeRandom: true);
        return query < 0 ? whole : whole.Concat(InForm("the query", target[(query + 1)..]));
    }

    private IEnumerable<string> InForm(string place, string form) => form.Split('&')
        .Select(pair => pair.Split('=', 2))
        .SelectMany(pair => InText($"field '{pair[0]}' of {place}", Uri.UnescapeDataString(pair[^1]), policy.KeepsField(pair[0])));

    private IEnumerable<string> InMessage(string message, IReadOnlyList<KeyValuePair<string, string>> headers, CassetteBody? body) => headers
        .SelectMany(header => InText($"header '{header.Key}' of {message}", header.Value, mayBeRandom: true)) // entity tags and boundaries are
        .Concat(body is null ? [] : InBody($"the body of {message}", headers, body));

    private IEnumerable<string> InBody(string place, IReadOnlyList<KeyValuePair<string, string>> headers, CassetteBody body)
    {
        var coding = headers.FirstOrDefault(header => header.Key.Equals("Content-Encoding", StringComparison.OrdinalIgnoreCase)).Value;
        if (coding is not (null or "" or "identity") && body.Coding is null)
        {
            return [$"{place} cannot be looked into, for its content coding '{coding}' is unknown or does not fit it"];
        }

        if (body.IsJson)
        {
            return InJson(place, body.Bytes);
        }

        if (body.IsText && ExchangeMasking.IsForm(headers))
        {
            var form = Encoding.UTF8.GetString(body.Bytes.Span);
            return InText(place, Uri.UnescapeDataString(form), mayBeRandom: true).Concat(InForm(place, form));
        }

        return body.IsText
            ? InText(place, Encoding.UTF8.GetString(body.Bytes.Span), mayBeRandom: false)
            : InText(place, Encoding.ASCII.GetString(body.Bytes.Span), mayBeRandom: true); // as bytes of images and archives are
    }

    private List<string> InJson(string place, ReadOnlyMemory<byte> json)
    {
        List<string> findings = [];
        var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = CassetteBody.MostDepth });
        var field = "";
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.PropertyName)
            {
                field = JsonMasking.Text(ref reader);
                findings.AddRange(InText($"the name of a field in {place}", field, mayBeRandom: false));
            }
            else if (reader.TokenType is JsonTokenType.String)
            {
                findings.AddRange(InText($"field '{field}' of {place}", JsonMasking.Text(ref reader), policy.KeepsField(field)));
            }
        }

        return findings;
    }

    private static IEnumerable<string> InText(string place, string text, bool mayBeRandom) =>
        SecretLooks.Of(text, mayBeRandom) is { } looks ? [$"{place} {looks}"] : [];
}
