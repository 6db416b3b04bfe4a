namespace Cairn.Http.Ledger;

/// <summary>Stands in clients that are no declared dependency.</summary>
internal sealed class NoteUndeclaredCalls(string client, DependencyLedger ledger) : DelegatingHandler
{
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ledger.NoteUndeclared(client, request.RequestUri);
        return base.Send(request, cancellationToken);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ledger.NoteUndeclared(client, request.RequestUri);
        return base.SendAsync(request, cancellationToken);
    }
}
