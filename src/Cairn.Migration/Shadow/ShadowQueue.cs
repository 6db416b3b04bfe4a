using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace Cairn.Migration.Shadow;

/// <summary>The copies that wait, bounded by number and by bytes. What does not fit is not waited for.</summary>
internal sealed class ShadowQueue
{
    private readonly Channel<ShadowCopy> _copies;
    private readonly int _mostCopies;
    private readonly long _mostBytes;
    private long _bytes;

    public ShadowQueue(IOptions<StranglerOptions> options, MigrationMetrics metrics)
    {
        (_mostCopies, _mostBytes) = (options.Value.ShadowQueue, options.Value.ShadowQueueBytes);
        _copies = Channel.CreateBounded<ShadowCopy>(_mostCopies);
        metrics.WatchQueue(() => _copies.Reader.Count, () => Interlocked.Read(ref _bytes));
    }

    /// <summary>Whether a copy would be made for nothing, as things are now.</summary>
    public bool IsFull => _copies.Reader.Count >= _mostCopies || Interlocked.Read(ref _bytes) >= _mostBytes;

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
