using Cairn.Grpc.Calls;
using Microsoft.Extensions.Options;

namespace Cairn.Grpc;

/// <summary>
/// What callers are told of exceptions, by <see cref="GrpcErrorMap"/>. The interceptor that is generated into services of Grpc.AspNetCore asks it.
/// </summary>
public sealed class GrpcFaults
{
    private readonly IOptions<GrpcErrorMap> _errors;
    private readonly IOptions<GrpcOptions> _options;

    internal GrpcFaults(IOptions<GrpcErrorMap> errors, IOptions<GrpcOptions> options)
    {
        _errors = errors;
        _options = options;
    }

    /// <summary>The status of an exception, with details only if they fit into the headers.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="details">The <c>google.rpc.Status</c> for the trailer <c>grpc-status-details-bin</c>, or <see langword="null"/>.</param>
    /// <returns>The status, or <see langword="null"/> for an exception that is not mapped: its text stays in the service.</returns>
    public GrpcStatus? StatusOf(Exception exception, out byte[]? details)
    {
        details = null;
        if (_errors.Value.StatusOf(exception) is not { } status)
        {
            return null;
        }

        var fits = SentStatus.Of(status, _options.Value.MaxErrorDetailBytes).Details is not null;
        details = fits ? SentStatus.BytesOf(status) : null;
        return status;
    }
}
