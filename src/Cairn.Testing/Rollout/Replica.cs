using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Cairn.Testing;

/// <summary>A replica of the service as a child process. Disposing it ends it, whatever state it is in.</summary>
internal sealed class Replica : IAsyncDisposable
{
    private const int LinesShown = 20;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly RolloutClock _clock;
    private readonly HttpClient _probes = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, ActivityHeadersPropagator = null }) { Timeout = ProbeTimeout };
    private readonly Lock _gate = new();
    private readonly List<LogLine> _lines = [];
    private readonly List<string> _errors = [];
    private readonly TaskCompletionSource<Uri> _main = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Uri> _management = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isAskedToStop;

    private Replica(int number, Process process, RolloutClock clock)
    {
        _process = process;
        _clock = clock;
        Life = new RolloutReplica { Number = number, ProcessId = process.Id, StartedAt = clock.Elapsed };
        AppDomain.CurrentDomain.ProcessExit += EndWithTheTests;
        process.OutputDataReceived += (_, received) => Receive(received.Data);
        process.ErrorDataReceived += (_, received) => ReceiveError(received.Data);
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Exited = process.WaitForExitAsync(CancellationToken.None);
    }

    public RolloutReplica Life { get; }

    public Task Exited { get; }

    public bool IsAskedToStop => _isAskedToStop;

    /// <summary>Both addresses of the service are known.</summary>
    public Task Listening => Task.WhenAll(_main.Task, _management.Task);

    /// <summary>Where its main listener is, once it is <see cref="Listening"/>.</summary>
    public IPEndPoint Main => new(IPAddress.Loopback, _main.Task.Result.Port);

    public static Replica Launch(int number, ProcessStartInfo command, RolloutClock clock) => new(number, Process.Start(command)!, clock);

    /// <summary>Waits for something that happens while it starts.</summary>
    /// <exception cref="InvalidOperationException">It ended first, or took too long.</exception>
    public async Task ReachAsync(Task milestone, string name, CancellationToken cancellationToken)
    {
        if (!await HappensAsync(Task.WhenAny(milestone, Exited), StartLimit, cancellationToken) || !milestone.IsCompleted)
        {
            var instead = Exited.IsCompleted ? $"ended with exit code {_process.ExitCode}" : $"was still starting after {StartLimit.TotalSeconds:0} s,";
            throw new InvalidOperationException($"Replica {Life.Number} {instead} before {name}. The last it wrote:\n{LastWords()}");
        }

        await milestone;
    }

    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _probes.GetAsync(new Uri(_management.Task.Result, "/readyz"), cancellationToken);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception silence) when (silence is HttpRequestException or SocketException || (silence is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    /// <summary>Whether the main listener takes a connection.</summary>
    public async Task<bool> AcceptsAsync(CancellationToken cancellationToken)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(Main, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Ends it in the way asked for, and returns when it has ended.</summary>
    public async Task StopAsync(ReplicaStop stop, TimeSpan grace, CancellationToken cancellationToken)
    {
        Life.StopAskedAt = _clock.Elapsed;
        _isAskedToStop = true;
        Send(stop);

        if (!await HappensAsync(Exited, grace, cancellationToken))
        {
            Life.OutlivedGracePeriod = true;
            _process.Kill(entireProcessTree: true);
        }

        await Exited.WaitAsync(cancellationToken);
        Life.ExitedAt = _clock.Elapsed;
        Life.ExitCode = _process.ExitCode;
        RememberLastLines();
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= EndWithTheTests;
        _process.Kill(entireProcessTree: true);
        await Exited;
        _process.Dispose();
        _probes.Dispose();
    }

    private async Task<bool> HappensAsync(Task awaited, TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            await awaited.WaitAsync(limit, _clock.Time, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private void Send(ReplicaStop stop)
    {
        if (_process.HasExited)
        {
            return;
        }

        if (stop is ReplicaStop.Crash)
        {
            _process.Kill(entireProcessTree: true);
            return;
        }

        if (stop is ReplicaStop.Freeze)
        {
            ReplicaSignal.Freeze(Life.ProcessId);
        }

        ReplicaSignal.Terminate(Life.ProcessId);
    }

    private void Receive(string? text)
    {
        if (text is null)
        {
            return;
        }

        var line = new LogLine(_clock.Elapsed, text);
        lock (_gate)
        {
            _lines.Add(line);
        }

        if (line.AddressIn("ListeningOnAddress", "Now listening on:") is { } main)
        {
            _main.TrySetResult(main);
        }

        if (line.AddressIn("ManagementListening", "Management endpoints on") is { } management)
        {
            _management.TrySetResult(management);
        }
    }

    private void ReceiveError(string? text)
    {
        lock (_gate)
        {
            _errors.AddRange(text is null ? [] : [text]);
        }
    }

    private void RememberLastLines()
    {
        lock (_gate)
        {
            var last = _lines.FindAll(line => line.At >= Life.StopAskedAt);
            Life.EventsAfterStop = [.. last.Select(line => line.EventName).OfType<string>()];
            Life.LastLine = last.LastOrDefault()?.Text;
        }
    }

    private string LastWords()
    {
        lock (_gate)
        {
            return string.Join('\n', _lines.Select(line => line.Text).TakeLast(LinesShown).Concat(_errors.TakeLast(LinesShown)));
        }
    }

    private void EndWithTheTests(object? sender, EventArgs arguments) => _process.Kill(entireProcessTree: true);
}
