namespace Cairn.Caching.Redis.Store;

/// <summary>Who waits for a key to be written by another node.</summary>
internal sealed class KeyWaiters
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Waiting> _waiting = new(StringComparer.Ordinal);

    /// <summary>How many keys are waited for.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>Begins to wait for the next change of the key that is pushed, or for the end of pushes. To be followed by <see cref="Leave"/>.</summary>
    public Task Join(string key)
    {
        lock (_gate)
        {
            if (!_waiting.TryGetValue(key, out var waiting))
            {
                waiting = new Waiting();
                _waiting.Add(key, waiting);
            }

            waiting.Waiters++;
            return waiting.Change.Task;
        }
    }

    /// <summary>Ends one wait for the key. Nothing is kept of a key that nobody waits for.</summary>
    /// <param name="key">The key.</param>
    /// <param name="change">What <see cref="Join"/> gave.</param>
    public void Leave(string key, Task change)
    {
        lock (_gate)
        {
            if (_waiting.TryGetValue(key, out var waiting) && waiting.Change.Task == change && --waiting.Waiters == 0)
            {
                _waiting.Remove(key);
            }
        }
    }

    public void Changed(ReadOnlySpan<char> key)
    {
        lock (_gate)
        {
            if (_waiting.GetAlternateLookup<ReadOnlySpan<char>>().Remove(key, out _, out var waiting))
            {
                waiting.Change.SetResult();
            }
        }
    }

    public void ChangedAll()
    {
        lock (_gate)
        {
            foreach (var waiting in _waiting.Values)
            {
                waiting.Change.SetResult();
            }

            _waiting.Clear();
        }
    }

    private sealed class Waiting
    {
        public TaskCompletionSource Change { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Waiters { get; set; }
    }
}
