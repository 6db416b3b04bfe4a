namespace Cairn.Grpc.Calls;

/// <summary>How long a call may take, or why it is refused.</summary>
internal readonly record struct CallTimeout(TimeSpan? Value, GrpcStatus? Refusal = null);
