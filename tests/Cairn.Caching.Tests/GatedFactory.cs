namespace Cairn.Caching.Tests;

/// <summary>A factory that says when it has been entered and returns when it is told to.</summary>
internal sealed class GatedFactory<T>
{
    private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<T> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _runs;

    public int Runs => Volatile.Read(ref _runs);

    public Task Entered => _entered.Task;

    public CancellationToken Token { get; private set; }

    public async ValueTask<T> LoadAsync(CancellationToken cancellationToken)
    {
        Token = cancellationToken;
        Interlocked.Increment(ref _runs);
        _entered.TrySetResult();
        return await _result.Task.WaitAsync(cancellationToken);
    }

    public void Return(T value) => _result.SetResult(value);

    public void Throw(Exception exception) => _result.SetException(exception);
}
