namespace Cairn.Testing.Tests.Outages;

/// <summary>Notes what passes by, and answers it or lets it on.</summary>
internal sealed class NotingHandler(List<string> passed, string name, bool answers = false) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        passed.Add($"{name} {request.RequestUri!.AbsolutePath}");

        return answers ? Task.FromResult(new HttpResponseMessage { RequestMessage = request }) : base.SendAsync(request, cancellationToken);
    }
}
