using System.Text;

namespace Cairn.PythonCompat.Tests.Wire;

/// <summary>One request to the byte.</summary>
internal sealed record Probe(string Name, byte[] Request)
{
    public bool IsHead => Name.StartsWith("HEAD ", StringComparison.Ordinal);

    public static Probe Of(string method, string target, string? headers = null, string? body = null)
    {
        var octets = body is null ? [] : Encoding.Latin1.GetBytes(body);
        var text = $"{method} {target} HTTP/1.1\r\nHost: ci.example\r\nConnection: close\r\n{(headers is null ? "" : headers + "\r\n")}{(body is null ? "" : $"Content-Length: {octets.Length}\r\n")}\r\n";
        return new Probe(Shown($"{method} {target} {headers} {body}"), [.. Encoding.Latin1.GetBytes(text), .. octets]);
    }

    public static Probe Raw(string name, string request) => new(name, Encoding.Latin1.GetBytes(request));

    private static string Shown(string text) => text.Length > 100 ? string.Concat(text.AsSpan(0, 100), "…") : text.TrimEnd();
}
