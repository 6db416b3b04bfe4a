using Grpc.Core;

namespace BuildStatus.Wire;

/// <summary>What the gRPC plug-in generates from runner_pool.proto, as far as the service calls it; it answers for itself.</summary>
public class RunnerPoolClient : ClientBase
{
    public virtual string Reserve(string label, Metadata? headers = null, DateTime? deadline = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return $"{label}-1";
    }

    public virtual int CountFree(string label, Metadata? headers = null, DateTime? deadline = null, CancellationToken cancellationToken = default) =>
        label.Length > 0 ? 1 : 0;
}
