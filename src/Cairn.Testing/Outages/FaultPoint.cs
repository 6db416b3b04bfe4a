using Cairn.Testing.Fakes;

namespace Cairn.Testing.Outages;

/// <summary>Stands where the connection of a client begins.</summary>
internal sealed class FaultPoint(ClientFault client, TimeProvider clock) : DelegatingHandler
{
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        client.Count();

        return client.Current is null
            ? base.Send(request, cancellationToken)
            : throw new NotSupportedException("A synchronous call cannot meet a fault. Use SendAsync.");
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        client.Count();

        return client.Current is { } fault
            ? FaultInMemory.AnswerAsync(fault, request, clock, base.SendAsync, cancellationToken)
            : base.SendAsync(request, cancellationToken);
    }
}
