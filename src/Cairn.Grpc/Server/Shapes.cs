using Google.Protobuf;

namespace Cairn.Grpc.Server;

/// <summary>Turns a handler of one of the four shapes into steps of a call.</summary>
internal static class Shapes
{
    private const int LargeFrame = 32 * 1024;
    private const int AnyFrame = 0;

    public static Func<ServerCall, Task> Unary<TRequest, TResponse>(Func<TRequest, GrpcCall, ValueTask<TResponse>> handler)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>
    {
        var parser = ParserOf<TRequest>();
        return async call =>
        {
            var request = await call.ReadOnlyAsync(parser);
            await call.WriteAsync(await handler(request, call.Context), LargeFrame);
        };
    }

    public static Func<ServerCall, Task> ServerStreaming<TRequest, TResponse>(Func<TRequest, GrpcCall, IAsyncEnumerable<TResponse>> handler)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>
    {
        var parser = ParserOf<TRequest>();
        return async call => await WriteAllAsync(call, handler(await call.ReadOnlyAsync(parser), call.Context));
    }

    public static Func<ServerCall, Task> ClientStreaming<TRequest, TResponse>(Func<IAsyncEnumerable<TRequest>, GrpcCall, ValueTask<TResponse>> handler)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>
    {
        var parser = ParserOf<TRequest>();
        return async call => await call.WriteAsync(await handler(call.ReadAllAsync(parser), call.Context), LargeFrame);
    }

    public static Func<ServerCall, Task> Duplex<TRequest, TResponse>(Func<IAsyncEnumerable<TRequest>, GrpcCall, IAsyncEnumerable<TResponse>> handler)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>
    {
        var parser = ParserOf<TRequest>();
        return call => WriteAllAsync(call, handler(call.ReadAllAsync(parser), call.Context));
    }

    private static async Task WriteAllAsync<TResponse>(ServerCall call, IAsyncEnumerable<TResponse> responses)
        where TResponse : class, IMessage<TResponse>
    {
        await foreach (var response in responses.WithCancellation(call.Cancelled))
        {
            await call.WriteAsync(response, AnyFrame);
        }
    }

    private static MessageParser<TMessage> ParserOf<TMessage>()
        where TMessage : IMessage<TMessage>, new() => new(() => new TMessage());
}
