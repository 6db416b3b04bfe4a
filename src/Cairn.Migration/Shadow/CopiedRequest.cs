using Cairn.Cassettes;

namespace Cairn.Migration.Shadow;

/// <summary>A request as it is sent a second time.</summary>
internal sealed record CopiedRequest(string Method, string Target, IReadOnlyList<KeyValuePair<string, string[]>> Headers, ReadOnlyMemory<byte>? Body)
{
    public CassetteRequest ToCassette()
    {
        var lines = FieldLines.Of(Headers);
        return new CassetteRequest { Method = Method, Target = Target, Headers = lines, Body = CassetteBody.FromWire(Body ?? default, FieldLines.Find(lines, "Content-Encoding")) };
    }

    public HttpRequestMessage ToMessage(Uri address)
    {
        var message = new HttpRequestMessage(
            new HttpMethod(Method),
            new Uri(address.GetLeftPart(UriPartial.Authority) + Target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }))
        {
            Content = Body is { } body ? new ReadOnlyMemoryContent(body) : null,
        };
        foreach (var (name, values) in Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, values))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, values);
            }
        }

        return message;
    }
}
