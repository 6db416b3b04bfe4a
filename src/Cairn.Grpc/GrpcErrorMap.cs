namespace Cairn.Grpc;

/// <summary>Which status an exception of a handler becomes. What is not mapped becomes <see cref="GrpcStatusCode.Unknown"/>, without its text.</summary>
/// <remarks>Configure it as options: <c>services.Configure&lt;GrpcErrorMap&gt;(errors =&gt; errors.Map&lt;…&gt;(…))</c>.</remarks>
public sealed class GrpcErrorMap
{
    private readonly Dictionary<Type, Func<Exception, GrpcStatus>> _maps = [];

    /// <summary>Maps an exception and what inherits from it, unless that is mapped itself. The last mapping of a type wins.</summary>
    /// <typeparam name="TException">The exception.</typeparam>
    /// <param name="map">Gives the status. What it puts into the message is told to the caller.</param>
    /// <returns>The same map, for chaining.</returns>
    public GrpcErrorMap Map<TException>(Func<TException, GrpcStatus> map)
        where TException : Exception
    {
        ArgumentNullException.ThrowIfNull(map);

        _maps[typeof(TException)] = exception => map((TException)exception);
        return this;
    }

    /// <summary>The status of an exception, by the closest of its types that is mapped; that of a <see cref="GrpcException"/> is its own.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>The status, or <see langword="null"/> if neither the exception nor what it inherits from is mapped.</returns>
    public GrpcStatus? StatusOf(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);

        if (exception is GrpcException known)
        {
            return known.Status;
        }

        for (var type = exception.GetType(); type is not null; type = type.BaseType)
        {
            if (_maps.TryGetValue(type, out var map))
            {
                return map(exception);
            }
        }

        return null;
    }
}
