using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Cairn.Grpc.Health.V1;

namespace Cairn.Grpc.Health;

using ServingStatus = HealthCheckResponse.Types.ServingStatus;

/// <summary>One caller who watches a service. It holds the latest status alone: who reads slowly misses what has changed back.</summary>
internal sealed class HealthWatch(string service, Action<HealthWatch> remove) : IDisposable
{
    private readonly Channel<ServingStatus> _latest = Channel.CreateBounded<ServingStatus>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public string Service => service;

    public void Offer(ServingStatus? status) => _latest.Writer.TryWrite(status ?? ServingStatus.ServiceUnknown);

    /// <summary>Lets the caller have the latest status, and nothing after it.</summary>
    public void End() => _latest.Writer.TryComplete();

    public async IAsyncEnumerable<ServingStatus> ChangesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ServingStatus? last = null;
        await foreach (var status in _latest.Reader.ReadAllAsync(cancellationToken))
        {
            if (status != last)
            {
                last = status;
                yield return status;
            }
        }
    }

    public void Dispose() => remove(this);
}
