using Cairn.Hosting.Health;
using Cairn.Hosting.Workers;
using Microsoft.Extensions.Hosting;

namespace Cairn.Hosting;

/// <summary>How far the start is: the host has started, every worker has beaten once, every warm-up has succeeded.</summary>
internal sealed class StartProgress(IHostApplicationLifetime lifetime, RunWorkers workers, RunWarmups warmups)
{
    public bool IsComplete => lifetime.ApplicationStarted.IsCancellationRequested && workers.HaveStarted && warmups.HaveSucceeded;

    /// <summary>Whether it will never be complete.</summary>
    public bool HasFailed => warmups.HasFailed;
}
