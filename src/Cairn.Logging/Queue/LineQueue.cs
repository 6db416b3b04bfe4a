using System.Threading.Channels;
using Serilog.Core;
using Serilog.Events;

namespace Cairn.Logging;

/// <summary>
/// Takes events without ever waiting, and hands them to a writer on a thread of its own: a busy thread pool holds up no line, and no line holds
/// up the pool. When it is full, the newest event is lost, so that what led to a stall can still be read.
/// </summary>
internal sealed class LineQueue : ILogEventSink
{
    private readonly Channel<LogEvent> _events;
    private readonly LostLines _lost;
    private readonly Action<LogEvent> _write;
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Thread _writer;

    public LineQueue(int capacity, LostLines lost, Action<LogEvent> write)
    {
        _lost = lost;
        _write = write;
        _events = Channel.CreateBounded<LogEvent>(new BoundedChannelOptions(capacity)
        {
            SingleReader = true,
            AllowSynchronousContinuations = true, // all that continues is the event on which the writer's thread waits
        });

        _writer = new Thread(WriteAll) { IsBackground = true, Name = "Cairn.Logging" };
        _writer.UnsafeStart(); // without the context of whoever logged first
    }

    /// <summary>Whether nothing is taken any more.</summary>
    public bool HasEnded { get; private set; }

    public void Emit(LogEvent logEvent)
    {
        if (!_events.Writer.TryWrite(logEvent))
        {
            _lost.Add(LostLines.QueueFull);
        }
    }

    /// <summary>Takes nothing more. The task ends when everything that was taken is written.</summary>
    public Task EndAsync()
    {
        HasEnded = true;
        _events.Writer.TryComplete();
        return _empty.Task;
    }

    /// <summary>The same for a process that is about to end, where neither the pool nor timers can be relied on.</summary>
    /// <returns>Whether everything was written within the limit.</returns>
    public bool End(TimeSpan limit)
    {
        _ = EndAsync();
        return _writer.Join(limit);
    }

    private void WriteAll()
    {
        while (_events.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (_events.Reader.TryRead(out var logEvent))
            {
                _write(logEvent);
            }
        }

        _empty.SetResult();
    }
}
