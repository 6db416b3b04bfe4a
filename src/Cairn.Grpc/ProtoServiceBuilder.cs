using Cairn.Grpc.Endpoints;
using Cairn.Grpc.Server;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Cairn.Grpc;

/// <summary>Binds handlers to the methods of a service, each once, in the shape and with the types of its descriptor.</summary>
public sealed class ProtoServiceBuilder
{
    private readonly ServiceDescriptor _service;
    private readonly BindingFaults _faults;
    private readonly List<ServerMethod> _methods = [];

    internal ProtoServiceBuilder(ServiceDescriptor service)
    {
        _service = service;
        _faults = new BindingFaults(service);
    }

    /// <summary>Binds a method with one message in each direction.</summary>
    /// <typeparam name="TRequest">The type of the request.</typeparam>
    /// <typeparam name="TResponse">The type of the answer.</typeparam>
    /// <param name="method">The name of the method.</param>
    /// <param name="handler">Answers; throws a <see cref="GrpcException"/> to end the call with another status.</param>
    /// <returns>The same builder, for chaining.</returns>
    public ProtoServiceBuilder Unary<TRequest, TResponse>(string method, Func<TRequest, GrpcCall, ValueTask<TResponse>> handler)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Bind<TRequest, TResponse>(method, MethodKind.Unary, Shapes.Unary(handler));
    }

    /// <summary>Binds a method that answers with a stream.</summary>
    /// <inheritdoc cref="Unary"/>
    public ProtoServiceBuilder ServerStreaming<TRequest, TResponse>(string method, Func<TRequest, GrpcCall, IAsyncEnumerable<TResponse>> handler)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Bind<TRequest, TResponse>(method, MethodKind.ServerStreaming, Shapes.ServerStreaming(handler));
    }

    /// <summary>Binds a method that takes a stream.</summary>
    /// <inheritdoc cref="Unary"/>
    public ProtoServiceBuilder ClientStreaming<TRequest, TResponse>(string method, Func<IAsyncEnumerable<TRequest>, GrpcCall, ValueTask<TResponse>> handler)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Bind<TRequest, TResponse>(method, MethodKind.ClientStreaming, Shapes.ClientStreaming(handler));
    }

    /// <summary>Binds a method that takes a stream and answers with one; what is read and what is written need not alternate.</summary>
    /// <inheritdoc cref="Unary"/>
    public ProtoServiceBuilder Duplex<TRequest, TResponse>(string method, Func<IAsyncEnumerable<TRequest>, GrpcCall, IAsyncEnumerable<TResponse>> handler)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Bind<TRequest, TResponse>(method, MethodKind.Duplex, Shapes.Duplex(handler));
    }

    /// <summary>Says that methods are left out on purpose: calls of them end with <see cref="GrpcStatusCode.Unimplemented"/>.</summary>
    /// <param name="methods">The names of the methods.</param>
    /// <returns>The same builder, for chaining.</returns>
    public ProtoServiceBuilder LeaveUnimplemented(params string[] methods)
    {
        ArgumentNullException.ThrowIfNull(methods);
        foreach (var method in methods)
        {
            _faults.Check(method);
        }

        return this;
    }

    /// <exception cref="InvalidOperationException">The binding is not that of the descriptor.</exception>
    internal IReadOnlyList<ServerMethod> Build()
    {
        _faults.ThrowIfAny();
        return _methods;
    }

    private ProtoServiceBuilder Bind<TRequest, TResponse>(string method, MethodKind kind, Func<ServerCall, Task> invoke)
        where TRequest : IMessage, new()
        where TResponse : IMessage, new()
    {
        _faults.Check(method, kind, new TRequest().Descriptor, new TResponse().Descriptor);
        _methods.Add(new ServerMethod(_service.FullName, method, kind, invoke));
        return this;
    }
}
