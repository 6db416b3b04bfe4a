using Cairn.Grpc.Calls;
using Cairn.Grpc.Wire;
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

    /// <summary>The status of an exception, as far as it fits into the headers: details are left out first, then the message is cut.</summary>
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

        var sent = SentStatus.Of(status, _options.Value.MaxErrorDetailBytes);
        details = sent.Details is null ? null : SentStatus.BytesOf(status);
        return status with { Message = StatusText.Decode(sent.Message) };
    }
}
