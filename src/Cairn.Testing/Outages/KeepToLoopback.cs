namespace Cairn.Testing.Outages;

/// <summary>Stands before real sockets: no test depends on a network, or waits for one on the real clock.</summary>
internal sealed class KeepToLoopback(string client) : DelegatingHandler
{
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Refuse(request.RequestUri!);

        return base.Send(request, cancellationToken);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Refuse(request.RequestUri!);

        return base.SendAsync(request, cancellationToken);
    }

    private void Refuse(Uri address)
    {
        if (!address.IsLoopback)
        {
            throw new HttpRequestException(
                HttpRequestError.ConnectionError,
                $"The client '{client}' calls {address.Authority}. A test host reaches no network. Let a fake answer with setup.Fake(\"{client}\", …), or use a loopback address.");
        }
    }
}
