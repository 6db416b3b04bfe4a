using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Hosting.Workers;

/// <summary>One way to run a registered worker: its own instance in its own scope each time.</summary>
internal sealed class WorkerRun(Type type, IServiceScopeFactory scopes)
{
    public Type Type => type;

    public string Name => type.Name;

    public async Task RunAsync(WorkerContext context, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var worker = (IWorker)scope.ServiceProvider.GetRequiredService(type);
        await worker.RunAsync(context, cancellationToken);
    }
}
