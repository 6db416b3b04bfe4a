using System.Collections.Concurrent;

namespace Cairn.Telemetry.ServerSpans;

/// <summary>The names of server spans, put together once for each method and route instead of once a request. Routes come from code, so there are few.</summary>
internal sealed class SpanNames
{
    private readonly ConcurrentDictionary<(string Method, string Route), string> _names = new();

    public string Of(string method, string route) =>
        _names.GetOrAdd((method, route), static key => $"{key.Method} {key.Route}");
}
