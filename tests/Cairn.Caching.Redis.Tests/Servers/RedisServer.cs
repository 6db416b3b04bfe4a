using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Cairn.Caching.Redis.Tests.Servers;

/// <summary>A real redis-server on a loopback port, in a folder of its own. It ends with the test, by its process id.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private const string Program = "redis-server";

    private readonly string _folder = Directory.CreateTempSubdirectory("cairn-redis-").FullName;
    private readonly string[] _settings;
    private Process? _process;
    private AdminConnection? _admin;

    private RedisServer(string[] settings) => _settings = settings;

    public int Port { get; private set; }

    public string Endpoint => $"127.0.0.1:{Port}";

    public AdminConnection Admin => _admin ?? throw new InvalidOperationException("The server does not run.");

    private bool IsSentinel => _settings.Contains("--sentinel");

    /// <summary>Starts a server. The test is skipped where there is none to start.</summary>
    /// <param name="settings">Lines of its configuration, as command-line words: <c>--maxmemory</c>, <c>1mb</c>.</param>
    public static async Task<RedisServer> StartAsync(params string[] settings)
    {
        var server = new RedisServer(settings);
        await server.StartOnAnyPortAsync();
        return server;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts a Sentinel that watches a primary.</summary>
    public static async Task<RedisServer> StartSentinelAsync(string name, int primaryPort)
    {
        var sentinel = new RedisServer(["--sentinel"]);
        await File.WriteAllTextAsync(
            Path.Combine(sentinel._folder, "sentinel.conf"),
            $"sentinel monitor {name} 127.0.0.1 {primaryPort} 1\nsentinel failover-timeout {name} 10000\n",
            TestContext.Current.CancellationToken);
        await sentinel.StartOnAnyPortAsync();
        await sentinel.Admin.SendAsync("SENTINEL DEBUG info-period 100 ping-period 100 ask-period 100");
        return sentinel;
    }

    /// <summary>Kills the process at once, as a crash would.</summary>
    public async Task KillAsync()
    {
        if (_process is not { } process)
        {
            return;
        }

        _process = null;
        _admin?.Dispose();
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.Dispose();
    }

    /// <summary>Starts it again on the port it had. What it held is gone.</summary>
    public async Task RestartAsync()
    {
        await KillAsync();
        Assert.True(await TryStartAsync(), "The port is taken by somebody else meanwhile.");
    }

    /// <summary>Stops the process without ending it: its sockets stay open, and nothing answers.</summary>
    public Task PauseAsync() => SignalAsync("-STOP");

    public Task ResumeAsync() => SignalAsync("-CONT");

    public async ValueTask DisposeAsync()
    {
        if (_process is { } process)
        {
            _admin?.Dispose();
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
            process.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private async Task StartOnAnyPortAsync()
    {
        for (var attempt = 0; attempt < 10; attempt++)
        {
            Port = FreePort();

            if (await TryStartAsync())
            {
                return;
            }
        }

        Assert.Fail("redis-server found no free port in ten attempts.");
    }

    /// <summary>Redis takes no port 0, so a port that was free a moment ago may be taken now: then it ends, and says why.</summary>
    private async Task<bool> TryStartAsync()
    {
        var start = new ProcessStartInfo(Program) { RedirectStandardOutput = true, WorkingDirectory = _folder };

        string[] place = ["--port", Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1"];
        string[] words = IsSentinel ? ["sentinel.conf", .. place, .. _settings] : [.. place, "--save", "", "--appendonly", "no", .. _settings];

        foreach (var word in words)
        {
            start.ArgumentList.Add(word);
        }

        _process = StartOrSkip(start);
        var said = new List<string>();

        while (await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            said.Add(line);

            if (line.Contains("eady to accept connections", StringComparison.Ordinal) || line.Contains("+monitor master", StringComparison.Ordinal))
            {
                // Nobody reads on: what follows must not fill the pipe and stop the server.
                _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                _admin = await AdminConnection.OpenAsync(Port);
                return true;
            }
        }

        var isTaken = said.Any(line => line.Contains("Address already in use", StringComparison.Ordinal));
        Assert.True(isTaken, string.Join('\n', said));
        return false;
    }

    private static Process StartOrSkip(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("redis-server is not installed: apt-get install redis-server.");
            throw;
        }
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [signal, _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, kill.ExitCode);
    }
}
