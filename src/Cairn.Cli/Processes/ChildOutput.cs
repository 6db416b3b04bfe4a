namespace Cairn.Cli.Processes;

/// <summary>The lines a child has written so far, on disk as well, and a way to wait for the one that matters.</summary>
internal sealed class ChildOutput(TextWriter log) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<string> _lines = [];
    private TaskCompletionSource _more = NewSignal();
    private int _openStreams = 2; // output and error
    private bool _disposed;

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lock)
            {
                return [.. _lines];
            }
        }
    }

    public void Add(string line)
    {
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            _lines.Add(line);
            log.WriteLine(line);
            Wake();
        }
    }

    /// <summary>One of the two streams has ended; after the second nothing more can come.</summary>
    public void EndStream()
    {
        lock (_lock)
        {
            _openStreams--;
            Wake();
        }
    }

    /// <summary>Waits for the first line that <paramref name="find"/> answers for; null if the child ends without one.</summary>
    public async Task<T?> FirstAsync<T>(Func<string, T?> find, CancellationToken cancellationToken)
        where T : class
    {
        for (var next = 0; ;)
        {
            var (unread, more, closed) = ReadFrom(next);
            if (unread.Select(find).FirstOrDefault(found => found is not null) is { } found)
            {
                return found;
            }

            if (closed)
            {
                return null;
            }

            next += unread.Count;
            await more.WaitAsync(cancellationToken);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _openStreams = 0;
            log.Dispose();
            Wake();
        }
    }

    private (IReadOnlyList<string> Unread, Task More, bool Closed) ReadFrom(int start)
    {
        lock (_lock)
        {
            return (_lines[start..], _more.Task, _openStreams <= 0);
        }
    }

    private void Wake()
    {
        var waiting = _more;
        _more = NewSignal();
        waiting.SetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
