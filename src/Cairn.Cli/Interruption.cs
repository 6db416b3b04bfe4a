using System.Runtime.InteropServices;

namespace Cairn.Cli;

/// <summary>Hears Ctrl-C and the system's wish to stop, and lets the verb end in order before the process does.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _signals;

    public Interruption() =>
        _signals = [Hear(PosixSignal.SIGINT, ExitCode.Interrupted), Hear(PosixSignal.SIGTERM, ExitCode.Terminated), Hear(PosixSignal.SIGHUP, ExitCode.Terminated)];

    public CancellationToken Token => _source.Token;

    /// <summary>The exit code that names the signal, once one was heard.</summary>
    public ExitCode? Heard { get; private set; }

    public void Dispose()
    {
        Array.ForEach(_signals, signal => signal.Dispose());
        _source.Dispose();
    }

    private PosixSignalRegistration Hear(PosixSignal signal, ExitCode exitCode) =>
        PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            Heard ??= exitCode;
            _source.Cancel();
        });
}
