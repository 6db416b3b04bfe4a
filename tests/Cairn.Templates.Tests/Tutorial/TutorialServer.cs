using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Threading.Channels;

namespace Cairn.Templates.Tests.Tutorial;

/// <summary>A process that goes on until Ctrl-C.</summary>
internal sealed class TutorialServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly List<string> _read = [];
    private int _open = 2; // standard output and standard error

    private TutorialServer(Process process)
    {
        _process = process;
        _process.OutputDataReceived += (_, received) => Take(received.Data);
        _process.ErrorDataReceived += (_, received) => Take(received.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public static TutorialServer Start(ProcessStartInfo start) => new(Process.Start(start)!);

    /// <summary>Waits for a line, and tells the port that it names.</summary>
    public async Task<string> PortAsync(Regex line, CancellationToken cancellationToken)
    {
        await foreach (var said in _lines.Reader.ReadAllAsync(cancellationToken))
        {
            _read.Add(said);
            if (line.Match(said) is { Success: true } match)
            {
                return match.Groups[1].Value;
            }
        }

        throw new InvalidOperationException($"It ended without a line like '{line}':\n{string.Join('\n', _read)}");
    }

    /// <summary>Presses Ctrl-C.</summary>
    /// <returns>All that was said.</returns>
    public async Task<CommandResult> InterruptAsync(CancellationToken cancellationToken)
    {
        using (var kill = Process.Start("kill", ["-INT", $"{_process.Id}"]))
        {
            await kill.WaitForExitAsync(cancellationToken);
        }

        await foreach (var said in _lines.Reader.ReadAllAsync(cancellationToken))
        {
            _read.Add(said);
        }

        await _process.WaitForExitAsync(cancellationToken);
        return new CommandResult(_process.ExitCode, string.Join('\n', _read));
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is not null)
        {
            _lines.Writer.TryWrite(line);
        }
        else if (Interlocked.Decrement(ref _open) == 0)
        {
            _lines.Writer.Complete();
        }
    }
}
