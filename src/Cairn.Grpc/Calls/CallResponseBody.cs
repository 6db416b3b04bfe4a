using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cairn.Grpc.Calls;

/// <summary>
/// The body of a call's response. What middleware writes after it has set an HTTP error is dropped, and does not start the response: the error can still
/// become a status without messages (PROTOCOL-HTTP2, "Trailers-Only").
/// </summary>
internal sealed class CallResponseBody(HttpResponse response, IHttpResponseBodyFeature body) : IHttpResponseBodyFeature
{
    private PipeWriter? _dropped;

    public Stream Stream => IsHttpError ? Stream.Null : body.Stream;

    public PipeWriter Writer => IsHttpError ? _dropped ??= PipeWriter.Create(Stream.Null) : body.Writer;

    private bool IsHttpError => response.StatusCode != StatusCodes.Status200OK && !response.HasStarted && !ResponseStatus.IsIn(response.Headers);

    public void DisableBuffering() => body.DisableBuffering();

    public Task StartAsync(CancellationToken cancellationToken = default) => IsHttpError ? Task.CompletedTask : body.StartAsync(cancellationToken);

    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
        IsHttpError ? Task.CompletedTask : body.SendFileAsync(path, offset, count, cancellationToken);

    public Task CompleteAsync() => IsHttpError ? Task.CompletedTask : body.CompleteAsync();
}
