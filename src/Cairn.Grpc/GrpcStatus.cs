using Google.Protobuf.WellKnownTypes;

namespace Cairn.Grpc;

/// <summary>How a call ended.</summary>
/// <param name="Code">The code.</param>
/// <param name="Message">What the caller is told in words, or <see langword="null"/>. Never put in it what the caller must not see.</param>
public sealed record GrpcStatus(GrpcStatusCode Code, string? Message = null)
{
    /// <summary>
    /// Facts that programs can read, such as those of <c>google/rpc/error_details.proto</c>; sent as <c>google.rpc.Status</c> in the trailer
    /// <c>grpc-status-details-bin</c>, and left out if they are larger than <see cref="GrpcOptions.MaxErrorDetailBytes"/>.
    /// </summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<Any> Details { get; init; } = [];

    internal static GrpcStatus Ok { get; } = new(GrpcStatusCode.Ok);

    internal bool IsOk => Code is GrpcStatusCode.Ok;
}
