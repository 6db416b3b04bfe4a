using System.Collections.Concurrent;
using Google.Protobuf;

namespace Cairn.Grpc.Testing;

/// <summary>A call that a <see cref="FakeGrpcServer"/> has got.</summary>
public sealed class RecordedGrpcCall
{
    private readonly ConcurrentQueue<IMessage> _messages = [];
    private readonly CancellationToken _cancelled;

    internal RecordedGrpcCall(string method, GrpcMetadata headers, TimeSpan? timeout, CancellationToken cancelled)
    {
        Method = method;
        Headers = headers;
        Timeout = timeout;
        _cancelled = cancelled;
    }

    /// <summary>The full name of the method, such as <c>ci.builds.v1.BuildStatus/Get</c>.</summary>
    public string Method { get; }

    /// <summary>The caller's metadata.</summary>
    public GrpcMetadata Headers { get; }

    /// <summary>How long the caller said that it waits, from the start of the call on.</summary>
    /// <value>The default is <c>null</c>: it did not say.</value>
    public TimeSpan? Timeout { get; }

    /// <summary>The messages that the handler has read so far. A fault that ends the call before its handler leaves none.</summary>
    public IReadOnlyList<IMessage> Messages => [.. _messages];

    /// <summary>Whether the call has ended without its handler: its deadline is over, or the caller is gone.</summary>
    public bool IsCancelled => _cancelled.IsCancellationRequested;

    internal void Add(IMessage message) => _messages.Enqueue(message);
}
