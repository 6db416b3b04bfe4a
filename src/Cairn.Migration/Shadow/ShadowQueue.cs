using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace Cairn.Migration.Shadow;

/// <summary>The copies that wait, bounded by number and by bytes. What does not fit is not waited for.</summary>
internal sealed class ShadowQueue
{
    private readonly Channel<ShadowCopy> _copies;
    private readonly long _mostBytes;
    private long _bytes;

    public ShadowQueue(IOptions<StranglerOptions> options, MigrationMetrics metrics)
    {
        _mostBytes = options.Value.ShadowQueueBytes;
        _copies = Channel.CreateBounded<ShadowCopy>(options.Value.ShadowQueue);
        metrics.WatchQueue(() => _copies.Reader.Count, () => Interlocked.Read(ref _bytes));
    }

    public bool TryAdd(ShadowCopy copy)
    {
        if (Interlocked.Add(ref _bytes, copy.Bytes) <= _mostBytes && _copies.Writer.TryWrite(copy))
        {
            return true;
        }

        Interlocked.Add(ref _bytes, -copy.Bytes);
        return false;
    }

    public async ValueTask<ShadowCopy> TakeAsync(CancellationToken cancellationToken)
    {
        var copy = await _copies.Reader.ReadAsync(cancellationToken);
        Interlocked.Add(ref _bytes, -copy.Bytes);
        return copy;
    }
}
