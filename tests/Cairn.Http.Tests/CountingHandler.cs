namespace Cairn.Http.Tests;

/// <summary>A handler of the service itself, such as one that signs requests.</summary>
internal sealed class CountingHandler : DelegatingHandler
{
    /// <summary>What goes wrong in the handler itself.</summary>
    public Exception? Fault { get; init; }

    public int Calls { get; private set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Calls++;
        return Fault is null ? base.SendAsync(request, cancellationToken) : Task.FromException<HttpResponseMessage>(Fault);
    }
}
