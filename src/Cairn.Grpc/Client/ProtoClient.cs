using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Cairn.Grpc.Client;
using Google.Protobuf;

namespace Cairn.Grpc;

/// <summary>
/// Calls the methods of one gRPC service with messages that <c>Grpc.Tools</c> generates with <c>GrpcServices="None"</c>. It does not balance load, retry or hedge: who has
/// Grpc.Net.Client keeps it. For telemetry and deadlines of incoming calls put a <see cref="GrpcClientHandler"/> under it.
/// </summary>
[Experimental("CRNGRPC001")]
public sealed class ProtoClient
{
    private readonly HttpMessageInvoker _http;
    private readonly Uri _address;
    private readonly string _service;
    private readonly TimeProvider _clock;

    /// <summary>Makes a client; it opens no connection before its first call.</summary>
    /// <param name="http">Sends the requests. The time-out of an <see cref="HttpClient"/> cuts calls off: set it to <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    /// <param name="address">Where the server is: <c>http</c> is HTTP/2 without TLS, with prior knowledge.</param>
    /// <param name="service">The full name of the service, such as <c>ci.builds.v1.BuildStatus</c>.</param>
    /// <param name="clock">Counts deadlines; the system's if it is <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">The address is relative, or the service has no name.</exception>
    public ProtoClient(HttpMessageInvoker http, Uri address, string service, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(address);
        ArgumentException.ThrowIfNullOrEmpty(service);
        if (!address.IsAbsoluteUri)
        {
            throw new ArgumentException($"'{address}' is relative. Give scheme and host.", nameof(address));
        }

        _http = http;
        _address = address;
        _service = service;
        _clock = clock ?? TimeProvider.System;
    }

    /// <summary>The size of the largest message that is accepted, compressed and not. A larger one ends its call with <see cref="GrpcStatusCode.ResourceExhausted"/>.</summary>
    /// <value>The default is 4,194,304 (4 MiB).</value>
    public long MaxReceiveMessageBytes { get; init; } = 4 << 20;

    /// <summary>Calls a method with one message in each direction.</summary>
    /// <typeparam name="TRequest">The type of the request.</typeparam>
    /// <typeparam name="TResponse">The type of the answer.</typeparam>
    /// <param name="method">The name of the method, without its service.</param>
    /// <param name="request">The request.</param>
    /// <param name="options">What the call takes along.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="GrpcException">The call has ended with another status than OK.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<TResponse> UnaryAsync<TRequest, TResponse>(string method, TRequest request, ProtoCallSettings? options = null, CancellationToken cancellationToken = default)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>, new()
    {
        await using var call = Start<TRequest, TResponse>(method, options, cancellationToken);
        await call.WriteAsync(request);
        call.Complete();
        return await ReadOnlyAsync(call);
    }

    /// <summary>Calls a method that answers with a stream.</summary>
    /// <inheritdoc cref="UnaryAsync"/>
    /// <returns>The answers. The call starts when they are asked for, and ends when no more are.</returns>
    public async IAsyncEnumerable<TResponse> ServerStreamingAsync<TRequest, TResponse>(
        string method,
        TRequest request,
        ProtoCallSettings? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>, new()
    {
        await using var call = Start<TRequest, TResponse>(method, options, cancellationToken);
        await call.WriteAsync(request);
        call.Complete();
        await foreach (var response in call.ReadAllAsync())
        {
            yield return response;
        }
    }

    /// <summary>Calls a method that takes a stream.</summary>
    /// <typeparam name="TRequest">The type of the requests.</typeparam>
    /// <typeparam name="TResponse">The type of the answer.</typeparam>
    /// <param name="method">The name of the method, without its service.</param>
    /// <param name="requests">The requests. No more are taken once the server has ended the call.</param>
    /// <param name="options">What the call takes along.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="GrpcException">The call has ended with another status than OK.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<TResponse> ClientStreamingAsync<TRequest, TResponse>(
        string method,
        IAsyncEnumerable<TRequest> requests,
        ProtoCallSettings? options = null,
        CancellationToken cancellationToken = default)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>, new()
    {
        ArgumentNullException.ThrowIfNull(requests);

        await using var call = Start<TRequest, TResponse>(method, options, cancellationToken);
        await foreach (var request in requests.WithCancellation(cancellationToken))
        {
            if (!await call.WriteAsync(request))
            {
                break;
            }
        }

        call.Complete();
        return await ReadOnlyAsync(call);
    }

    /// <summary>Starts a call of any shape, whose messages are written and read one by one, and whose metadata can be read.</summary>
    /// <typeparam name="TRequest">The type of the requests.</typeparam>
    /// <typeparam name="TResponse">The type of the answers.</typeparam>
    /// <param name="method">The name of the method, without its service.</param>
    /// <param name="options">What the call takes along.</param>
    /// <param name="cancellationToken">Cancels the call, at any time until it is disposed of.</param>
    /// <returns>The call. It is cancelled when it is disposed of before its end.</returns>
    public ProtoCall<TRequest, TResponse> Start<TRequest, TResponse>(string method, ProtoCallSettings? options = null, CancellationToken cancellationToken = default)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>, new()
    {
        ArgumentException.ThrowIfNullOrEmpty(method);

        var sent = options ?? new ProtoCallSettings();
        var exchange = new Exchange(_http, sent, _clock, cancellationToken);
        exchange.Send(new Uri(_address, $"/{_service}/{method}"));
        return new ProtoCall<TRequest, TResponse>(exchange, sent.CompressRequests, MaxReceiveMessageBytes);
    }

    private static async Task<TResponse> ReadOnlyAsync<TRequest, TResponse>(ProtoCall<TRequest, TResponse> call)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>, new()
    {
        var response = await call.ReadAsync() ?? throw new GrpcException(GrpcStatusCode.Unimplemented, "The method answers with one message, and there was none.");
        return await call.ReadAsync() is null ? response : throw new GrpcException(GrpcStatusCode.Unimplemented, "The method answers with one message, and there were more.");
    }
}
