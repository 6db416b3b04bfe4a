namespace Cairn.Migration.Shadow;

/// <summary>Leaves a side alone for a while that has failed many copies in a row. After that one more failure is enough.</summary>
internal sealed class ShadowBreaker(TimeProvider clock)
{
    private const int MostFailures = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private int _failures;
    private long? _opened;

    public bool IsOpen
    {
        get
        {
            lock (_lock)
            {
                return _opened is { } opened && clock.GetElapsedTime(opened) < Pause;
            }
        }
    }

    public void Add(bool isFailure)
    {
        lock (_lock)
        {
            _failures = isFailure ? Math.Min(_failures + 1, MostFailures) : 0;
            _opened = _failures < MostFailures ? null : clock.GetTimestamp();
        }
    }
}
