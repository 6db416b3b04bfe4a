namespace Cairn.Cli.Demo;

/// <summary>Work done side by side: the first that fails stops the others, and its failure is the one that is told.</summary>
internal sealed class Together(CancellationToken cancellationToken) : IDisposable
{
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private readonly List<Task> _tasks = [];

    public Task<T> Run<T>(Func<CancellationToken, Task<T>> work)
    {
        var task = work(_stop.Token);
        _tasks.Add(task);
        return task;
    }

    public async Task WhenAll()
    {
        Task? failed = null;
        await foreach (var ended in Task.WhenEach(_tasks))
        {
            if (!ended.IsCompletedSuccessfully && failed is null)
            {
                failed = ended;
                await _stop.CancelAsync();
            }
        }

        await (failed ?? Task.CompletedTask);
    }

    public void Dispose() => _stop.Dispose();
}
