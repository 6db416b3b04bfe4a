using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Threading.Channels;

namespace Cairn.Templates.Tests;

/// <summary>A generated service as a process of its own.</summary>
internal sealed partial class RunningService : IAsyncDisposable
{
    /// <summary>How long the service goes on serving after it was asked to stop.</summary>
    public static readonly TimeSpan DrainDelay = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

    private RunningService(Process process)
    {
        _process = process;
        _process.OutputDataReceived += (_, received) => Take(received.Data);
        _process.BeginOutputReadLine();
    }

    /// <summary>Requests to the API.</summary>
    public HttpClient Http { get; } = new();

    /// <summary>Requests to the probes.</summary>
    public HttpClient Management { get; } = new();

    /// <summary>Starts a service on free ports of the loopback interface, and returns when it is ready.</summary>
    public static async Task<RunningService> StartAsync(string folder, string assembly, CancellationToken cancellationToken, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", assembly, .. arguments]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Cairn__Hosting__ManagementPort"] = "0";
        start.Environment["Cairn__Hosting__ManagementAddress"] = "127.0.0.1";
        start.Environment["Cairn__Hosting__DrainDelay"] = $"{DrainDelay}";
        var service = new RunningService(Process.Start(start)!);
        try
        {
            service.Management.BaseAddress = new Uri((await service.ReadUntilAsync(ManagementAddress(), cancellationToken)).Groups[1].Value);
            service.Http.BaseAddress = new Uri((await service.ReadUntilAsync(MainAddress(), cancellationToken)).Groups[1].Value);
            await service.BecomeReadyAsync(cancellationToken);
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>Reads the service's log up to a line that matches.</summary>
    public async Task<Match> ReadUntilAsync(Regex pattern, CancellationToken cancellationToken)
    {
        var read = new List<string>();
        await foreach (var line in _lines.Reader.ReadAllAsync(cancellationToken))
        {
            read.Add(line);
            if (pattern.Match(line) is { Success: true } match)
            {
                return match;
            }
        }

        throw new InvalidOperationException($"The service ended without a line like '{pattern}':\n{string.Join('\n', read)}");
    }

    /// <summary>Sends SIGTERM, as an orchestrator does.</summary>
    public void AskToStop()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    public async Task<int> WaitForExitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    public ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
        Http.Dispose();
        Management.Dispose();
        return ValueTask.CompletedTask;
    }

    // It is not ready before its worker's first heartbeat. Each request is a round trip to another process, so this is no busy loop.
    private async Task BecomeReadyAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            using var ready = await Management.GetAsync("/readyz", cancellationToken);
            if (ready.IsSuccessStatusCode)
            {
                return;
            }
        }
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            _lines.Writer.Complete();
            return;
        }

        _lines.Writer.TryWrite(line);
    }

    [GeneratedRegex(@"Management endpoints on (http://127\.0\.0\.1:\d+)")]
    private static partial Regex ManagementAddress();

    [GeneratedRegex(@"Now listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex MainAddress();
}
