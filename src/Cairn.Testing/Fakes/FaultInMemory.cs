using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Cairn.Testing.Fakes;

/// <summary>What a caller of SocketsHttpHandler sees of a fault, without a socket.</summary>
internal static class FaultInMemory
{
    /// <summary>What has arrived of a body when it breaks.</summary>
    internal static ReadOnlySpan<byte> HalfABody => "{\"half\":"u8;

    /// <summary>What a body that breaks was said to have in all.</summary>
    internal const int WholeLength = 64;

    /// <summary>What a server says that does not speak HTTP.</summary>
    internal const string NoStatusLine = "this is not HTTP";

    internal static async Task<HttpResponseMessage> AnswerAsync(
        HttpFault fault,
        HttpRequestMessage request,
        TimeProvider clock,
        Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> otherwise,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        switch (fault.Kind)
        {
            case HttpFaultKind.Hang:
                await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
                break;
            case HttpFaultKind.Slow:
                await Task.Delay(fault.Delay, clock, cancellationToken);
                return await otherwise(request, cancellationToken);
        }

        return Failure(fault, request) is { } failure ? throw failure : Answer(fault, request);
    }

    private static HttpRequestException? Failure(HttpFault fault, HttpRequestMessage request) => fault.Kind switch
    {
        HttpFaultKind.Refused => Refused(request.RequestUri),
        HttpFaultKind.WrongCertificate => new HttpRequestException(
            HttpRequestError.SecureConnectionError,
            "The SSL connection could not be established, see inner exception.",
            new AuthenticationException("The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot")),
        HttpFaultKind.Closed => new HttpRequestException(
            HttpRequestError.ResponseEnded,
            "An error occurred while sending the request.",
            new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely.")),
        HttpFaultKind.Garbage => new HttpRequestException(
            HttpRequestError.InvalidResponse,
            $"Received an invalid status line: '{NoStatusLine}'."),
        _ => null,
    };

    private static HttpRequestException Refused(Uri? address)
    {
        var refusal = new SocketException((int)SocketError.ConnectionRefused);

        return new HttpRequestException(HttpRequestError.ConnectionError, $"{refusal.Message} ({address?.Host}:{address?.Port})", refusal);
    }

    private static HttpResponseMessage Answer(HttpFault fault, HttpRequestMessage request)
    {
        var answer = new HttpResponseMessage(fault.StatusCode) { RequestMessage = request };

        switch (fault.Kind)
        {
            case HttpFaultKind.TooManyRequests:
                answer.Headers.RetryAfter = new RetryConditionHeaderValue(fault.Delay);
                break;
            case HttpFaultKind.ResetMidBody:
                answer.Content = new BrokenContent(WholeLength, Reset);
                break;
            case HttpFaultKind.TruncatedChunk:
                answer.Headers.TransferEncodingChunked = true;
                answer.Content = new BrokenContent(length: null, () => Ended("The response ended prematurely."));
                break;
            case HttpFaultKind.WrongLength:
                answer.Content = new BrokenContent(WholeLength, () => Ended($"The response ended prematurely, with at least {WholeLength - HalfABody.Length} additional bytes expected."));
                break;
        }

        return answer;
    }

    private static IOException Reset()
    {
        var reset = new SocketException((int)SocketError.ConnectionReset);

        return new IOException($"Unable to read data from the transport connection: {reset.Message}.", reset);
    }

    private static HttpIOException Ended(string message) => new(HttpRequestError.ResponseEnded, message);
}
