using System.Diagnostics.CodeAnalysis;

namespace Cairn.Grpc;

/// <summary>What a call of a <see cref="ProtoClient"/> takes along.</summary>
[Experimental("CRNGRPC001")]
public sealed record ProtoCallSettings
{
    /// <summary>How long the call may take, from its start on; <see langword="null"/> for no end. The server is told.</summary>
    /// <value>The default is <c>null</c>.</value>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Metadata for the server.</summary>
    /// <value>The default is none.</value>
    public GrpcMetadata? Headers { get; init; }

    /// <summary>Whether messages are sent compressed with gzip. The server has to know it.</summary>
    /// <value>The default is <c>false</c>.</value>
    public bool CompressRequests { get; init; }
}
