namespace Cairn.Telemetry.Export;

/// <summary>Notes what an exporter's HTTP client is answered.</summary>
internal sealed class ObserveAnswers(ExportAnswer answer, HttpMessageHandler next) : DelegatingHandler(next)
{
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            var response = base.Send(request, cancellationToken);
            answer.Set(response);
            return response;
        }
        catch (Exception exception)
        {
            answer.Set(exception);
            throw;
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            answer.Set(response);
            return response;
        }
        catch (Exception exception)
        {
            answer.Set(exception);
            throw;
        }
    }
}
