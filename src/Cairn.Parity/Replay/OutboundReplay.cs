using System.Net;
using System.Text;
using Cairn.Cassettes;

namespace Cairn.Parity.Replay;

/// <summary>Answers what the service under test calls with what the old one was answered: each exchange once and in order, the last again and again.</summary>
internal sealed class OutboundReplay(IReadOnlyList<CassetteExchange> recorded, Redactor redactor) : HttpMessageHandler
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var asked = redactor.Generalize(new CassetteRequest { Method = request.Method.Method, Target = request.RequestUri!.PathAndQuery, Body = CassetteBody.FromWire(body, null) });
        var response = Find(asked) is { } found ? Message(found.Responses[0]) : Missing(asked);
        response.RequestMessage = request;
        return response;
    }

    private CassetteExchange? Find(CassetteRequest asked)
    {
        lock (_lock)
        {
            var fitting = recorded.Where(exchange => Fits(redactor.Generalize(exchange.Request), asked)).ToList();
            var next = fitting.Find(exchange => !_used.Contains(exchange.Id)) ?? fitting.LastOrDefault();
            _ = next is not null && _used.Add(next.Id);
            return next;
        }
    }

    private static bool Fits(CassetteRequest recorded, CassetteRequest asked) => recorded.Method == asked.Method && recorded.Target == asked.Target;

    private static HttpResponseMessage Message(CassetteResponse response)
    {
        var message = new HttpResponseMessage((HttpStatusCode)response.Status) { Content = new ReadOnlyMemoryContent(response.Body?.ToWire() ?? ReadOnlyMemory<byte>.Empty) };
        foreach (var (name, value) in response.Headers.Where(header => header.Key.ToLowerInvariant() is not ("content-length" or "transfer-encoding" or "connection")))
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }

    private static HttpResponseMessage Missing(CassetteRequest asked) => new(HttpStatusCode.BadGateway)
    {
        Content = new StringContent($"{asked.Method} {asked.Target} is not among the recorded calls of the old service.", Encoding.UTF8, "text/plain"),
    };
}
