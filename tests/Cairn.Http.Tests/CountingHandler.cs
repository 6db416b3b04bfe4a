namespace Cairn.Http.Tests;

/// <summary>A handler of the service itself, such as one that signs requests.</summary>
internal sealed class CountingHandler : DelegatingHandler
{
    public int Calls { get; private set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Calls++;
        return base.SendAsync(request, cancellationToken);
    }
}
