namespace Cairn.Caching.Distributed;

/// <summary>
/// Lets changes of one key reach the store in the order in which they were made, and knows of which keys the store may hold something older than
/// the process does: while a change is on its way, and after one has failed.
/// </summary>
internal sealed class KeyLedger(int mostFailed = KeyLedger.MostFailed)
{
    public const int MostFailed = 10_000;

    private const int Stripes = 256;

    private readonly Lock _gate = new();
    private readonly long[] _changes = new long[Stripes];
    private readonly Dictionary<string, (Task Last, int Pending)> _pending = new(StringComparer.Ordinal);
    private readonly HashSet<string> _failed = new(StringComparer.Ordinal);

    public bool IsPending(string key)
    {
        lock (_gate)
        {
            return _pending.ContainsKey(key);
        }
    }

    public bool HasFailed(string key)
    {
        lock (_gate)
        {
            return _failed.Contains(key);
        }
    }

    /// <summary>The keys of which changes have failed and were not made up for.</summary>
    public IReadOnlyList<string> Failed()
    {
        lock (_gate)
        {
            return [.. _failed];
        }
    }

    /// <summary>A mark that changes whenever the key does, and now and then when another one does.</summary>
    public long Mark(string key)
    {
        lock (_gate)
        {
            return ChangesOf(key);
        }
    }

    /// <summary>Makes a change after all earlier ones of its key.</summary>
    /// <returns>Whether the store has taken it.</returns>
    public Task<bool> Change(string key, Func<Task<bool>> change)
    {
        lock (_gate)
        {
            ChangesOf(key)++;
            return Enqueue(key, change, isFill: false);
        }
    }

    /// <summary>Removes what the store should not have. Loads that are under way stay valid: they replace it.</summary>
    /// <returns>Whether the store has taken it.</returns>
    public Task<bool> Mend(string key, Func<Task<bool>> removal)
    {
        lock (_gate)
        {
            return Enqueue(key, removal, isFill: false);
        }
    }

    /// <summary>Writes what was loaded, unless the key may have changed since its mark was taken.</summary>
    /// <returns>Whether the store has taken it; <see langword="null"/> if it is not written.</returns>
    public Task<bool>? Fill(string key, long mark, Func<Task<bool>> fill)
    {
        lock (_gate)
        {
            return ChangesOf(key) == mark ? Enqueue(key, fill, isFill: true) : null;
        }
    }

    /// <summary>Whether so many changes have failed that they are forgotten, and the whole store is not to be trusted.</summary>
    public bool GaveUp()
    {
        lock (_gate)
        {
            if (_failed.Count <= mostFailed)
            {
                return false;
            }

            _failed.Clear();
            return true;
        }
    }

    private ref long ChangesOf(string key) => ref _changes[(uint)key.GetHashCode(StringComparison.Ordinal) % Stripes];

    private Task<bool> Enqueue(string key, Func<Task<bool>> change, bool isFill)
    {
        var (last, count) = _pending.GetValueOrDefault(key, (Task.CompletedTask, 0));
        var task = After(last, key, change, isFill);
        _pending[key] = (task, count + 1);
        return task;
    }

    private async Task<bool> After(Task last, string key, Func<Task<bool>> change, bool isFill)
    {
        await Task.Yield(); // the caller holds the lock
        await last;
        var isTaken = await change();
        lock (_gate)
        {
            var (task, count) = _pending[key];
            if (count == 1)
            {
                _pending.Remove(key);
            }
            else
            {
                _pending[key] = (task, count - 1);
            }

            if (isTaken)
            {
                _failed.Remove(key);
            }
            else if (!isFill && _failed.Count <= mostFailed)
            {
                _failed.Add(key); // a fill that was lost leaves nothing older behind than was there
            }
        }

        return isTaken;
    }
}
