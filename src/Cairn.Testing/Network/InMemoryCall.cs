using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;

namespace Cairn.Testing.Network;

/// <summary>Does for a call in memory what the platform's socket handler does for one over the wire: writes the client's span, and hands the trace over.</summary>
internal sealed class InMemoryCall(HttpMessageHandler server) : DelegatingHandler(server)
{
    private static readonly ActivitySource Source = new("System.Net.Http");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var span = Source.StartActivity("System.Net.Http.HttpRequestOut", ActivityKind.Client);
        Describe(span, request);
        HandOver(request);

        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            Describe(span, response);
            return response;
        }
        catch (Exception failure)
        {
            span?.SetTag("error.type", failure.GetType().FullName).SetStatus(ActivityStatusCode.Error);
            throw;
        }
    }

    private static void Describe(Activity? span, HttpRequestMessage request)
    {
        if (span is null)
        {
            return;
        }

        span.DisplayName = request.Method.Method;
        span.SetTag("http.request.method", request.Method.Method)
            .SetTag("server.address", request.RequestUri!.Host)
            .SetTag("server.port", request.RequestUri.Port)
            .SetTag("url.full", request.RequestUri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped));
    }

    private static void Describe(Activity? span, HttpResponseMessage response)
    {
        span?.SetTag("http.response.status_code", (int)response.StatusCode);

        if ((int)response.StatusCode >= 400)
        {
            span?.SetTag("error.type", ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture)).SetStatus(ActivityStatusCode.Error);
        }
    }

    /// <summary>An attempt that is made again has the headers of the first, which name the wrong span.</summary>
    private static void HandOver(HttpRequestMessage request) => DistributedContextPropagator.Current.Inject(
        Activity.Current,
        request.Headers,
        static (carrier, name, value) =>
        {
            var headers = (HttpRequestHeaders)carrier!;
            headers.Remove(name);
            headers.TryAddWithoutValidation(name, value);
        });
}
