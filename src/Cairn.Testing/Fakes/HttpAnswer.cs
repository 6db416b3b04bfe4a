using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Cairn.Testing.Fakes;

/// <summary>What a scripted server says, or how it fails to.</summary>
internal sealed record HttpAnswer
{
    private static readonly ImmutableDictionary<string, string> NoHeaders = ImmutableDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase);

    private readonly string _name;

    private HttpAnswer(string name) => _name = name;

    public HttpStatusCode Status { get; private init; } = HttpStatusCode.OK;

    public ImmutableDictionary<string, string> Headers { get; private init; } = NoHeaders;

    public byte[] Body { get; private init; } = [];

    public TimeSpan Delay { get; private init; }

    /// <summary>A fault that is no answer at all, or none that HTTP allows.</summary>
    public HttpFault? Fault { get; private init; }

    public static HttpAnswer Of(HttpStatusCode status, object? body)
    {
        var number = (int)status;
        if (number is < 200 or > 599)
        {
            throw new ArgumentException($"The status is {number}. A final answer has one between 200 and 599. Use such a one.", nameof(status));
        }

        if (body is not null && number is 204 or 205 or 304)
        {
            throw new ArgumentException($"The status is {number}, and there is a body. HTTP allows none with this status. Leave it out, or use another status.", nameof(body));
        }

        var answer = new HttpAnswer(number.ToString(CultureInfo.InvariantCulture)) { Status = status };
        return body switch
        {
            null => answer,
            string text => answer.WithBody("text/plain; charset=utf-8", Encoding.UTF8.GetBytes(text)),
            byte[] bytes => answer.WithBody("application/octet-stream", bytes),
            _ => answer.WithBody("application/json; charset=utf-8", JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), JsonSerializerOptions.Web)),
        };
    }

    public static HttpAnswer Of(HttpFault fault)
    {
        var answer = new HttpAnswer($"{fault}") { Status = fault.StatusCode };
        return fault.Kind switch
        {
            HttpFaultKind.Status => answer,
            HttpFaultKind.Slow => answer.LateBy(fault.Delay),
            HttpFaultKind.TooManyRequests => answer.WithHeader("Retry-After", fault.Delay.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)),
            _ => answer with { Fault = fault },
        };
    }

    public HttpAnswer WithHeader(string name, string value) => this with { Headers = Headers.SetItem(name, value) };

    public HttpAnswer LateBy(TimeSpan delay) => this with { Delay = Delay + delay };

    public override string ToString() => _name;

    private HttpAnswer WithBody(string type, byte[] body) => WithHeader("Content-Type", type) with { Body = body };
}
