using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Cairn.Testing.Hosting;

namespace Cairn.Testing.Leaks;

/// <summary>
/// The exceptions that were thrown in the flow of one host, and those of them that ended a task nobody looked at. The runtime reports the latter to the
/// whole process and without a flow; what makes them this host's is that the very object was thrown here.
/// </summary>
internal sealed class ThrownExceptions : IDisposable
{
    private readonly ConditionalWeakTable<Exception, HostFlow> _thrown = [];
    private readonly ConcurrentQueue<Exception> _unobserved = [];
    private readonly HostFlow _flow;

    public ThrownExceptions(HostFlow flow)
    {
        _flow = flow;
        AppDomain.CurrentDomain.FirstChanceException += Note;
        TaskScheduler.UnobservedTaskException += Collect;
    }

    /// <summary>A task is known to be unobserved once it has been collected, so a host in which anything was thrown pays for a collection.</summary>
    public IReadOnlyList<string> Unobserved()
    {
        if (_thrown.Any())
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return [.. _unobserved.Distinct().Select(failure => $"{failure.GetType().Name} \"{failure.Message}\" thrown by {CodeOrigin.Of(failure)}")];
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.FirstChanceException -= Note;
        TaskScheduler.UnobservedTaskException -= Collect;
    }

    private void Note(object? sender, FirstChanceExceptionEventArgs thrown)
    {
        if (thrown.Exception is not OperationCanceledException && _flow.IsCurrent)
        {
            _thrown.AddOrUpdate(thrown.Exception, _flow);
        }
    }

    private void Collect(object? sender, UnobservedTaskExceptionEventArgs unobserved)
    {
        foreach (var failure in unobserved.Exception.Flatten().InnerExceptions.Where(failure => _thrown.TryGetValue(failure, out _)))
        {
            _unobserved.Enqueue(failure);
        }
    }
}
