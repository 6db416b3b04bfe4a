using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cairn.PythonCompat.Answers;

/// <summary>Holds an answer back until it is whole. One that streams, or outgrows the limit, passes as it is.</summary>
internal sealed class AnswerBody(AnswerStream stream) : IHttpResponseBodyFeature
{
    public Stream Stream => stream;

    public PipeWriter Writer => stream.Writer;

    /// <summary>Whether the answer is on its way already.</summary>
    public bool HasPassed => stream.HasPassed;

    /// <summary>Whether it is because it outgrew the limit.</summary>
    public bool IsTooLong => stream.IsTooLong;

    public ReadOnlyMemory<byte> Held => stream.Held;

    public void DisableBuffering() => stream.PassOnNextWrite();

    public Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask; // starting early is for those who stream, and they write

    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
        SendFileFallback.SendFileAsync(stream, path, offset, count, cancellationToken);

    public async Task CompleteAsync() => await stream.Writer.FlushAsync();
}
