using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Cairn.PythonCompat.Requests;

/// <summary>
/// The limits of the Python servers. Kestrel's own are raised above them, since it answers by itself, before any code of the service, and in its own words;
/// gunicorn's (<c>gunicorn/http/message.py</c>) are then held here. uvicorn's are about Kestrel's raised ones.
/// </summary>
internal static class RequestLimits
{
    private const int GunicornLine = 4094;
    private const int GunicornField = 8190;
    private const int GunicornFields = 100;
    private const int GunicornBuffer = 8192; // it reads no further, and says so
    private const int RaisedLine = 64 * 1024;
    private const int RaisedFields = 1000;
    private const int RaisedTotal = 256 * 1024;

    public static void Raise(KestrelServerLimits limits)
    {
        limits.MaxRequestLineSize = Math.Max(limits.MaxRequestLineSize, RaisedLine);
        limits.MaxRequestHeaderCount = Math.Max(limits.MaxRequestHeaderCount, RaisedFields);
        limits.MaxRequestHeadersTotalSize = Math.Max(limits.MaxRequestHeadersTotalSize, RaisedTotal);
        if (limits.MaxRequestBufferSize is { } buffer)
        {
            limits.MaxRequestBufferSize = Math.Max(buffer, RaisedLine + RaisedTotal);
        }
    }

    /// <returns>Whether gunicorn would refuse the request; the page says why.</returns>
    public static bool IsBeyond(PythonExchange exchange, out string page)
    {
        var why = exchange.Style == PythonStyle.Flask && exchange.Has(PythonCompat.RequestLimits) ? Flaw(exchange) : null;
        page = $"<html>\n  <head>\n    <title>Bad Request</title>\n  </head>\n  <body>\n    <h1><p>Bad Request</p></h1>\n    {why}\n  </body>\n</html>\n";
        return why is not null;
    }

    private static string? Flaw(PythonExchange exchange)
    {
        var request = exchange.Context.Features.GetRequiredFeature<IHttpRequestFeature>();
        var line = Math.Min($"{request.Method} {request.RawTarget} {request.Protocol}".Length, GunicornBuffer);
        if (line > GunicornLine)
        {
            return string.Create(CultureInfo.InvariantCulture, $"Request Line is too large ({line} &gt; {GunicornLine})");
        }

        return request.Headers.Sum(field => field.Value.Count) > GunicornFields ? "Error parsing headers: &#x27;limit request headers fields&#x27;"
            : request.Headers.Any(field => field.Value.Any(value => field.Key.Length + 2 + (value?.Length ?? 0) > GunicornField)) ? "Error parsing headers: &#x27;limit request headers fields size&#x27;"
            : null;
    }
}
