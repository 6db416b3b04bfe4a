using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;

namespace Cairn.Hosting.Lifecycle;

/// <summary>
/// Counts the signals that ask the process to stop. The console lifetime acts on the first one and keeps the process from ending at
/// once; it ignores every later one, and those are what is added here: they hurry.
/// </summary>
internal sealed class ListenToSignals(IHostLifetime lifetime, ILogger<ListenToSignals> logger) : IHostedService, IDisposable
{
    // Never disposed: a signal may come while the process ends, and must find it.
    private readonly CancellationTokenSource _hurry = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private int _received;

    /// <summary>Cancelled by the second signal, and so ends what only waits.</summary>
    public CancellationToken Hurry => _hurry.Token;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Other lifetimes (a Windows service, systemd, a test) have their own ways, and their own last resort.
        if (lifetime is ConsoleLifetime)
        {
            _registrations.AddRange(Signals().Select(signal => PosixSignalRegistration.Create(signal, Receive)));
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _registrations.ForEach(registration => registration.Dispose());

    // On Windows SIGTERM is CTRL_SHUTDOWN, which comes once and is answered by the console lifetime: it holds the system up meanwhile.
    private static IEnumerable<PosixSignal> Signals() => OperatingSystem.IsWindows()
        ? [PosixSignal.SIGINT, PosixSignal.SIGQUIT]
        : [PosixSignal.SIGINT, PosixSignal.SIGQUIT, PosixSignal.SIGTERM];

    private void Receive(PosixSignalContext context)
    {
        if (Interlocked.Increment(ref _received) == 1)
        {
            logger.StopSignalled(context.Signal);
            return;
        }

        logger.StopHurried(context.Signal);
        _ = _hurry.CancelAsync(); // whoever waits goes on elsewhere: this thread takes the next signal
    }
}
