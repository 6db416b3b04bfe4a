namespace Grpc.Core;

public sealed class ServerCallContext(CancellationToken cancellationToken)
{
    public CancellationToken CancellationToken { get; } = cancellationToken;
}
