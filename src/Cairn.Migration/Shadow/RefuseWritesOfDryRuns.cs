namespace Cairn.Migration.Shadow;

/// <summary>Fails a call that would change something elsewhere on behalf of a dry run.</summary>
internal sealed class RefuseWritesOfDryRuns(ShadowContext shadow) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        shadow.IsDryRun && !SafeMethods.Has(request.Method.Method)
            ? throw new HttpRequestException($"{request.Method} was not sent: the request at hand is a dry run. Ask ShadowContext.IsDryRun before a call that changes something.")
            : base.SendAsync(request, cancellationToken);
}
