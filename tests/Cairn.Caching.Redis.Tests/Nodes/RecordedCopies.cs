using System.Threading.Channels;
using Cairn.Caching.Distributed;

namespace Cairn.Caching.Redis.Tests.Nodes;

/// <summary>Local copies that only note what they are told.</summary>
internal sealed class RecordedCopies : ILocalCopies
{
    private readonly Channel<string> _events = Channel.CreateUnbounded<string>();

    public void Forget(ReadOnlySpan<char> key) => _events.Writer.TryWrite($"key {key}");

    public void ForgetTag(string tag) => _events.Writer.TryWrite($"tag {tag}");

    public void ForgetAll() => _events.Writer.TryWrite("all");

    public void Connected(Coherence coherence) => _events.Writer.TryWrite($"connected {coherence}");

    public void Disconnected() => _events.Writer.TryWrite("disconnected");

    public async Task<string> NextAsync() => await _events.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>What has been told so far and was not asked for yet.</summary>
    public IReadOnlyList<string> Drain()
    {
        var events = new List<string>();

        while (_events.Reader.TryRead(out var next))
        {
            events.Add(next);
        }

        return events;
    }
}
