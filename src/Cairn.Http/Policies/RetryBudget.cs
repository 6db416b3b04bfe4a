namespace Cairn.Http.Policies;

/// <summary>Retries that a dependency may still be asked for: a tenth of its calls, and one a minute whatever they are.</summary>
internal sealed class RetryBudget(TimeProvider clock)
{
    private const int TenthsOfARetry = 10;
    private const int MostTenths = 10 * TenthsOfARetry;

    private static readonly TimeSpan FreeEvery = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private int _tenths;
    private long? _lastFree;

    public void AddCall()
    {
        lock (_lock)
        {
            _tenths = Math.Min(_tenths + 1, MostTenths);
        }
    }

    public bool TryTakeRetry()
    {
        lock (_lock)
        {
            if (_lastFree is null || clock.GetElapsedTime(_lastFree.Value) >= FreeEvery)
            {
                _lastFree = clock.GetTimestamp();
                return true;
            }

            if (_tenths < TenthsOfARetry)
            {
                return false;
            }

            _tenths -= TenthsOfARetry;
            return true;
        }
    }
}
