using Serilog.Core;
using Serilog.Events;

namespace Cairn.Logging;

/// <summary>
/// Takes events without ever waiting, and hands them to a writer on a thread of its own: a busy thread pool holds up no line, and no line holds
/// up the pool. When it is full, the newest event is lost, so that what led to a stall can still be read.
/// </summary>
internal sealed class LineQueue : ILogEventSink
{
    private readonly int _capacity;
    private readonly LostLines _lost;
    private readonly Action<LogEvent> _write;
    private readonly TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Thread _writer;
    private readonly object _sync = new(); // a monitor, which can be waited for
    private List<LogEvent> _waiting = [];
    private bool _isIdle;

    public LineQueue(int capacity, LostLines lost, Action<LogEvent> write)
    {
        _capacity = capacity;
        _lost = lost;
        _write = write;
        _writer = new Thread(WriteAll) { IsBackground = true, Name = "Cairn.Logging" };
        _writer.UnsafeStart(); // without the context of whoever logged first
    }

    /// <summary>Whether nothing is taken any more.</summary>
    public bool HasEnded { get; private set; }

    public void Emit(LogEvent logEvent)
    {
        if (!TryAdd(logEvent))
        {
            _lost.Add(LostLines.QueueFull);
        }
    }

    /// <summary>Takes nothing more. The task ends when everything that was taken is written.</summary>
    public Task EndAsync()
    {
        lock (_sync)
        {
            HasEnded = true;
            Monitor.Pulse(_sync);
        }

        return _written.Task;
    }

    /// <summary>The same for a process that is about to end, where neither the pool nor timers can be relied on.</summary>
    /// <returns>Whether everything was written within the limit.</returns>
    public bool End(TimeSpan limit)
    {
        _ = EndAsync();
        return _writer.Join(limit);
    }

    private bool TryAdd(LogEvent logEvent)
    {
        lock (_sync)
        {
            if (HasEnded || _waiting.Count >= _capacity)
            {
                return false;
            }

            _waiting.Add(logEvent);

            if (_isIdle)
            {
                _isIdle = false; // one call is enough to wake the writer
                Monitor.Pulse(_sync);
            }

            return true;
        }
    }

    private void WriteAll()
    {
        List<LogEvent> taken = [];

        while (TryTakeAll(ref taken))
        {
            taken.ForEach(_write);
            taken.Clear();
        }

        _written.SetResult();
    }

    // All at once, so that the writer seldom stands in a caller's way.
    private bool TryTakeAll(ref List<LogEvent> taken)
    {
        lock (_sync)
        {
            while (_waiting.Count == 0 && !HasEnded)
            {
                _isIdle = true;
                Monitor.Wait(_sync);
            }

            (taken, _waiting) = (_waiting, taken);
            return taken.Count > 0;
        }
    }
}
