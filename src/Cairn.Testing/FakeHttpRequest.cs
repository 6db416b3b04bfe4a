using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Cairn.Testing;

/// <summary>A request that a <see cref="FakeHttpServer"/> has received. It never changes.</summary>
public sealed class FakeHttpRequest
{
    internal FakeHttpRequest(HttpMethod method, string target, IEnumerable<KeyValuePair<string, string>> headers, byte[] body)
    {
        var parts = target.Split('?', 2);

        Method = method;
        Target = target;
        Path = parts[0];
        Query = QueryHelpers.ParseQuery(parts.ElementAtOrDefault(1))
            .ToFrozenDictionary(entry => entry.Key, entry => entry.Value.ToString(), StringComparer.Ordinal);
        Headers = headers.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        Body = body;
    }

    /// <summary>The method.</summary>
    public HttpMethod Method { get; }

    /// <summary>The path as it was sent, with its escapes and without the query.</summary>
    public string Path { get; }

    /// <summary>The parameters of the query, without escapes; the values of one that is repeated are joined by a comma.</summary>
    public IReadOnlyDictionary<string, string> Query { get; }

    /// <summary>The headers, by name in any case; the values of one that is repeated are joined as RFC 9110, section 5.3, has it.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The bytes of the body.</summary>
    /// <value>Empty if there was none.</value>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>The body, read as UTF-8.</summary>
    public string Text => Encoding.UTF8.GetString(Body.Span);

    internal string Target { get; }

    /// <summary>Reads the body as JSON, in the manner of the web: names in camel case, read in any case.</summary>
    /// <typeparam name="T">What the JSON says.</typeparam>
    /// <returns>The value.</returns>
    /// <exception cref="JsonException">The body is no such JSON.</exception>
    public T? ReadJson<T>() => JsonSerializer.Deserialize<T>(Body.Span, JsonSerializerOptions.Web);

    /// <summary>The method and the target, as the request line has them.</summary>
    /// <returns>Such as <c>GET /artifacts/7?page=2</c>.</returns>
    public override string ToString() => $"{Method} {Target}";
}
