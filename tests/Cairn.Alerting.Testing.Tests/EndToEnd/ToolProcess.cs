using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Cairn.Alerting.Testing.Tests.EndToEnd;

/// <summary>A program of Prometheus on a loopback port that it chooses and logs. It ends with this object.</summary>
internal sealed partial class ToolProcess : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ToolProcess(Process process)
    {
        _process = process;
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.BeginErrorReadLine();
    }

    /// <summary>Where it listens, as host and port.</summary>
    public string Address => _address.Task.Result;

    public static bool IsInstalled(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, name)));

    public static async Task<ToolProcess> StartAsync(string name, string folder, params string[] arguments)
    {
        var started = new ToolProcess(Process.Start(new ProcessStartInfo(name, ["--web.listen-address=127.0.0.1:0", .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
        })!);

        try
        {
            await started._address.Task.WaitAsync(Limit, TestContext.Current.CancellationToken);
            return started;
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            _address.TrySetException(new InvalidOperationException("The program ended before it listened."));
        }
        else if (Listening().Match(line) is { Success: true } listening)
        {
            _address.TrySetResult(listening.Groups[1].Value);
        }
    }

    [GeneratedRegex("msg=\"Listening on\" address=(\\S+)")]
    private static partial Regex Listening();
}
