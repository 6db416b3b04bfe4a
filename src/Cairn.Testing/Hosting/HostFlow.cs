namespace Cairn.Testing.Hosting;

/// <summary>One host's flow of execution: its entry point, its workers and its requests, wherever they run.</summary>
internal sealed class HostFlow
{
    private static readonly AsyncLocal<HostFlow?> Ambient = new(Switch);
    private static readonly TimeSpan EndingLimit = TimeSpan.FromSeconds(1);

    private int _running;
    private int _ending;
    private long _entries;

    /// <summary>Whether the calling code runs on behalf of this host.</summary>
    public bool IsCurrent => Ambient.Value == this;

    /// <summary>Whether a pool thread runs code of this host right now.</summary>
    public bool IsRunning => Volatile.Read(ref _running) > 0;

    /// <summary>How often a pool thread has begun to run code of this host.</summary>
    public long Entries => Interlocked.Read(ref _entries);

    /// <summary>Makes the calling code, and all that it starts from now on, part of this host.</summary>
    public void Enter() => Ambient.Value = this;

    public void RequestEnding() => Interlocked.Increment(ref _ending);

    public void RequestEnded() => Interlocked.Decrement(ref _ending);

    /// <summary>A client sees the end of a response shortly before the server writes its span, metric and log line.</summary>
    public void WaitForEndingRequests() => SpinWait.SpinUntil(() => Volatile.Read(ref _ending) <= 0, EndingLimit);

    private static void Switch(AsyncLocalValueChangedArgs<HostFlow?> change)
    {
        if (!Thread.CurrentThread.IsThreadPoolThread)
        {
            return; // An entry point may block its own thread for as long as the host lives.
        }

        if (change.PreviousValue is { } left)
        {
            Interlocked.Decrement(ref left._running);
        }

        if (change.CurrentValue is { } entered)
        {
            Interlocked.Increment(ref entered._running);
            Interlocked.Increment(ref entered._entries);
        }
    }
}
