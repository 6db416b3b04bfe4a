namespace Cairn.Testing.Fakes;

/// <summary>Answers every request with one fault, in memory. A slow one passes to the inner handler, if there is one.</summary>
internal sealed class FaultHandler(HttpFault fault, TimeProvider clock) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        FaultInMemory.AnswerAsync(fault, request, clock, PassAsync, cancellationToken);

    private Task<HttpResponseMessage> PassAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        InnerHandler is null
            ? Task.FromResult(new HttpResponseMessage { RequestMessage = request })
            : base.SendAsync(request, cancellationToken);
}
