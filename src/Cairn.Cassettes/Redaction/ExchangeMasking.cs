using System.Text;

namespace Cairn.Cassettes.Redaction;

/// <summary>Puts masks into the places that a policy names.</summary>
internal sealed class ExchangeMasking(IMask mask)
{
    public CassetteRequest Request(CassetteRequest request, RedactionPolicy policy) => request with
    {
        Target = new TargetMasking(mask, policy).Target(request.Target),
        Headers = Headers(request.Headers, policy),
        Body = Body(request.Body, request.Headers, policy),
    };

    public CassetteResponse Response(CassetteResponse response, RedactionPolicy policy) => response with
    {
        Headers = Headers(response.Headers, policy),
        Body = Body(response.Body, response.Headers, policy),
    };

    /// <summary>Whether the body is said to be fields of <c>application/x-www-form-urlencoded</c>.</summary>
    public static bool IsForm(IReadOnlyList<KeyValuePair<string, string>> headers) => headers.Any(header =>
        header.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase) &&
        header.Value.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase));

    private List<KeyValuePair<string, string>> Headers(IReadOnlyList<KeyValuePair<string, string>> headers, RedactionPolicy policy)
    {
        var masking = new HeaderMasking(mask, policy);
        return [.. headers.Select(header => KeyValuePair.Create(header.Key, masking.Value(header.Key, header.Value)))];
    }

    private CassetteBody? Body(CassetteBody? body, IReadOnlyList<KeyValuePair<string, string>> headers, RedactionPolicy policy)
    {
        if (body is { IsJson: true })
        {
            var masked = JsonMasking.Mask(body.Bytes, mask, policy);
            return masked.Span.SequenceEqual(body.Bytes.Span) ? body : CassetteBody.Of(masked, body.Coding);
        }

        if (body is { IsText: true } && IsForm(headers))
        {
            var form = new TargetMasking(mask, policy).Form(Encoding.UTF8.GetString(body.Bytes.Span));
            return CassetteBody.Of(Encoding.UTF8.GetBytes(form), body.Coding);
        }

        return body;
    }
}
