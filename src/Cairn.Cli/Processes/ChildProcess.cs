using System.ComponentModel;
using System.Diagnostics;

namespace Cairn.Cli.Processes;

/// <summary>A running child. Disposing it ends it and everything it started, by id.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ChildLedger _ledger;

    private ChildProcess(Process process, ChildOutput output, ChildLedger ledger)
    {
        _process = process;
        _ledger = ledger;
        Output = output;
        Id = process.Id;
    }

    public int Id { get; }

    public ChildOutput Output { get; }

    /// <exception cref="CommandFailedException">The program cannot be started (74).</exception>
    public static ChildProcess Start(ChildCommand command, string logFile, ChildLedger ledger)
    {
        var output = new ChildOutput(File.CreateText(logFile));
        var process = new Process { StartInfo = StartInfo(command) };
        process.OutputDataReceived += (_, line) => Receive(output, line);
        process.ErrorDataReceived += (_, line) => Receive(output, line);
        try
        {
            process.Start();
        }
        catch (Win32Exception failure)
        {
            process.Dispose();
            output.Dispose();
            throw new CommandFailedException(ExitCode.Environment, $"'{command.FileName}' cannot be started: {failure.Message}. Install it or put its folder on the PATH.");
        }

        ledger.Add(process.Id);
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new ChildProcess(process, output, ledger);
    }

    /// <summary>Asks it to end in order. One that has ended has nothing to be asked.</summary>
    public void AskToStop()
    {
        if (!_process.HasExited)
        {
            StopSignal.Send(Id);
        }
    }

    /// <summary>Waits for the end and all output, and tells the exit code.</summary>
    public async Task<int> WaitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _ledger.Remove(Id);
        _process.Dispose();
        Output.Dispose();
    }

    private static void Receive(ChildOutput output, DataReceivedEventArgs line)
    {
        if (line.Data is { } text)
        {
            output.Add(text);
        }
        else
        {
            output.EndStream();
        }
    }

    private static ProcessStartInfo StartInfo(ChildCommand command)
    {
        var start = new ProcessStartInfo(command.FileName, command.Arguments)
        {
            WorkingDirectory = command.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (OperatingSystem.IsWindows())
        {
            start.CreateNewProcessGroup = true; // so that CTRL_BREAK reaches the child and not us
        }

        foreach (var (name, value) in command.Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
