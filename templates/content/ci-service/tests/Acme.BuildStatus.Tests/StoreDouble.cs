using System.Collections.Immutable;

namespace Acme.BuildStatus.Tests;

/// <summary>A store that counts its reads, and that a test can hold up or take down.</summary>
internal sealed class StoreDouble : IBuildSource
{
    private int _reads;

    public int Reads => Volatile.Read(ref _reads);

    public bool IsDown { get; set; }

    /// <summary>What every read waits for.</summary>
    public Task Answering { get; set; } = Task.CompletedTask;

    public async ValueTask<Build?> FindAsync(string id, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _reads);
        await Answering.WaitAsync(cancellationToken);
        return IsDown ? throw new IOException("The store is down.") : new Build(id, "main", BuildState.Running, DateTimeOffset.UnixEpoch);
    }

    public async ValueTask<ImmutableArray<Build>> LatestAsync(string? branch, int count, CancellationToken cancellationToken) =>
        [(await FindAsync("42", cancellationToken))!];
}
