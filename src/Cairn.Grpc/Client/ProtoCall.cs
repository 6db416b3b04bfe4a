using System.Diagnostics.CodeAnalysis;
using Cairn.Grpc.Client;
using Cairn.Grpc.Wire;
using Google.Protobuf;

namespace Cairn.Grpc;

/// <summary>A call that a <see cref="ProtoClient"/> has started. One at a time may write, and one read.</summary>
/// <typeparam name="TRequest">The type of the requests.</typeparam>
/// <typeparam name="TResponse">The type of the answers.</typeparam>
[Experimental("CRNGRPC001")]
public sealed class ProtoCall<TRequest, TResponse> : IAsyncDisposable
    where TRequest : class, IMessage<TRequest>
    where TResponse : class, IMessage<TResponse>, new()
{
    private static readonly MessageParser<TResponse> Parser = new(() => new TResponse());

    private readonly Exchange _exchange;
    private readonly long _limit;
    private MessageReader? _reader;

    internal ProtoCall(Exchange exchange, bool compress, long limit)
    {
        _exchange = exchange;
        _limit = limit;
        CompressRequests = compress;
    }

    /// <summary>Whether the messages that are written next are compressed. It has no effect unless <see cref="ProtoCallSettings.CompressRequests"/> was set.</summary>
    /// <value>The default is what the options say.</value>
    public bool CompressRequests { get; set; }

    /// <summary>Whether the message that was read last came compressed.</summary>
    public bool ReceivedCompressed => _reader?.LastWasCompressed ?? false;

    /// <summary>How the call has ended, once reading has come to its end.</summary>
    /// <value>The default is <c>null</c>: it has not.</value>
    public GrpcStatus? Status => _exchange.Status;

    /// <summary>The metadata that came with the status; empty before.</summary>
    public GrpcMetadata Trailers => _exchange.Trailers;

    /// <summary>Waits for the server's first metadata.</summary>
    /// <returns>The metadata; empty if the call ended before it sent any.</returns>
    /// <exception cref="GrpcException">The call has ended with another status than OK.</exception>
    /// <exception cref="OperationCanceledException">The token of the call was cancelled.</exception>
    public async Task<GrpcMetadata> HeadersAsync()
    {
        await OpenAsync();
        return _exchange.Headers;
    }

    /// <summary>Writes a message; waits if the server is slow to take it.</summary>
    /// <param name="message">The message.</param>
    /// <returns>Whether the call still goes on. Where it does not, reading tells why.</returns>
    public Task<bool> WriteAsync(TRequest message)
    {
        ArgumentNullException.ThrowIfNull(message);

        return _exchange.WriteAsync(message, CompressRequests);
    }

    /// <summary>Says that no more messages will be written.</summary>
    public void Complete() => _exchange.Complete();

    /// <summary>Reads the next message.</summary>
    /// <returns>The message, or <see langword="null"/> when the call has ended with OK.</returns>
    /// <exception cref="GrpcException">The call has ended with another status.</exception>
    /// <exception cref="OperationCanceledException">The token of the call was cancelled.</exception>
    public async ValueTask<TResponse?> ReadAsync()
    {
        if (!await OpenAsync())
        {
            return null;
        }

        try
        {
            if (await _reader!.ReadAsync(Parser, _exchange.Cancelled) is { } message)
            {
                return message;
            }
        }
        catch (Exception failure)
        {
            throw _exchange.Fail(failure);
        }

        _exchange.End();
        return null;
    }

    /// <summary>Reads all messages.</summary>
    /// <returns>The messages, until the call ends with OK.</returns>
    /// <exception cref="GrpcException">The call has ended with another status.</exception>
    /// <exception cref="OperationCanceledException">The token of the call was cancelled.</exception>
    public async IAsyncEnumerable<TResponse> ReadAllAsync()
    {
        while (await ReadAsync() is { } message)
        {
            yield return message;
        }
    }

    /// <summary>Cancels the call if it has not ended.</summary>
    /// <returns>A task.</returns>
    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    /// <returns>Whether there is anything to read.</returns>
    private async ValueTask<bool> OpenAsync()
    {
        _exchange.ThrowIfFailed();
        if (_exchange.Status is not null)
        {
            return false;
        }

        if (_reader is not null)
        {
            return true;
        }

        if (await _exchange.ReceiveAsync() is not { } answer)
        {
            return false;
        }

        _reader = new MessageReader(answer.Body, answer.Encoding, _limit);
        return true;
    }
}
