using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;

namespace Cairn.Hosting.Tests.Lifecycle;

/// <summary>A service as a process of its own, on free ports of the loopback interface. Its log is read line by line.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Channel<JsonElement> _lines = Channel.CreateUnbounded<JsonElement>();

    private ServiceProcess(Process process)
    {
        _process = process;
        _process.OutputDataReceived += (_, received) => Take(received.Data);
        _process.BeginOutputReadLine();
    }

    public HttpClient Http { get; } = new();

    /// <summary>What was read so far.</summary>
    public List<JsonElement> Log { get; } = [];

    public static ServiceProcess Start(params string[] settings)
    {
        string[] arguments =
        [
            "exec", Path.Combine(AppContext.BaseDirectory, "Cairn.Hosting.Tests.Lifecycle.dll"),
            "--environment=Production", "--urls=http://127.0.0.1:0", "--Cairn:Hosting:ManagementPort=0", "--Cairn:Hosting:ManagementAddress=127.0.0.1",
            "--Cairn:Hosting:DrainDelay=00:00:00.100", .. settings,
        ];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardInput = true };
        return new ServiceProcess(Process.Start(start)!);
    }

    /// <summary>Starts a service, and returns when it answers requests.</summary>
    public static async Task<ServiceProcess> StartAsync(CancellationToken cancellationToken, params string[] settings)
    {
        var service = Start(settings);
        var listening = await service.ReadAsync(line => Text(line, "msg").StartsWith("Now listening on: ", StringComparison.Ordinal), cancellationToken);
        service.Http.BaseAddress = new Uri(Text(listening, "msg")["Now listening on: ".Length..]);
        await service.ReadAsync(line => Text(line, "msg").StartsWith("Application started", StringComparison.Ordinal), cancellationToken);
        return service;
    }

    /// <summary>Reads up to an event.</summary>
    public Task<JsonElement> ReadAsync(string eventName, CancellationToken cancellationToken) =>
        ReadAsync(line => Text(line, "event.name") == eventName, cancellationToken);

    /// <summary>Reads up to the end of a shutdown phase.</summary>
    public Task<JsonElement> ReadPhaseAsync(string phase, CancellationToken cancellationToken) =>
        ReadAsync(line => Text(line, "event.name") == "ShutdownPhaseEnded" && Text(line, "Phase") == phase, cancellationToken);

    /// <summary>Reads the log to its end, and returns the exit code.</summary>
    public async Task<int> ReadToEndAsync(CancellationToken cancellationToken)
    {
        await foreach (var line in _lines.Reader.ReadAllAsync(cancellationToken))
        {
            Log.Add(line);
        }

        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    public static string Text(JsonElement line, string field) => line.TryGetProperty(field, out var value) ? value.ToString() : "";

    /// <summary>The names of the events read so far, without those of the platform.</summary>
    public IEnumerable<string> Events() =>
        Log.Where(line => Text(line, "logger").StartsWith("Cairn.Hosting.", StringComparison.Ordinal))
            .Select(line => (Text(line, "event.name") + " " + Text(line, "Phase")).TrimEnd());

    /// <summary>Sends a signal, such as TERM.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Lets a request end that waits.</summary>
    public void Release() => _process.StandardInput.WriteLine("released");

    public ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
        Http.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<JsonElement> ReadAsync(Predicate<JsonElement> isIt, CancellationToken cancellationToken)
    {
        await foreach (var line in _lines.Reader.ReadAllAsync(cancellationToken))
        {
            Log.Add(line);
            if (isIt(line))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"The service ended without that line:\n{string.Join('\n', Log)}");
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            _lines.Writer.Complete();
        }
        else
        {
            _lines.Writer.TryWrite(JsonElement.Parse(line));
        }
    }
}
