using Cairn.Testing.Hosting;
using Cairn.Testing.Network;

namespace Cairn.Testing;

/// <summary>A service that runs in the process of its test, from its own entry point, with clock, servers and telemetry in the test's hands.</summary>
public sealed class CairnTestHost : IAsyncDisposable
{
    private readonly HostRun _run;
    private readonly HostClients _clients;
    private readonly NetworkMembership? _membership;
    private readonly Lazy<Task> _end;

    private CairnTestHost(HostRun run, HostedProgram program, NetworkMembership? membership)
    {
        _run = run;
        _clients = new HostClients(run.Services, program.Name);
        _membership = membership;
        _end = new Lazy<Task>(EndAsync);

        if (membership is not null && _clients.ForPeers() is { } server)
        {
            membership.Open(server);
        }
    }

    /// <summary>A client of the service. It follows no redirects and keeps no cookies.</summary>
    /// <exception cref="InvalidOperationException">The service has no web server.</exception>
    public HttpClient Http => _clients.Main;

    /// <summary>A client of the service's management endpoints, such as its probes.</summary>
    /// <exception cref="InvalidOperationException">The service has no management listener.</exception>
    public HttpClient Management => _clients.Management;

    /// <summary>The clock of the service: its only <see cref="TimeProvider"/>. Disposal moves it on while the service waits on it to stop.</summary>
    public ManualTimeProvider Clock => _run.Clock;

    /// <summary>What the service has logged. Still readable after disposal.</summary>
    public LogRecorder Logs => _run.Logs;

    /// <summary>The spans the service has ended. Still readable after disposal.</summary>
    public SpanRecorder Spans => _run.Spans;

    /// <summary>What the service has measured. Still readable after disposal, but for observable instruments.</summary>
    public MetricRecorder Metrics => _run.Metrics;

    /// <summary>Breaks what the service calls, by the name of the client, and mends it.</summary>
    public OutboundFaults Faults => _run.Faults;

    /// <summary>The services of the host, outside of any scope.</summary>
    public IServiceProvider Services => _run.Services;

    /// <summary>Runs the entry point of an assembly, and returns when the host it builds has started.</summary>
    /// <typeparam name="TMarker">Any type of the service's own project.</typeparam>
    /// <param name="setup">What the test changes about the service.</param>
    /// <param name="cancellationToken">Gives up the start.</param>
    /// <returns>The running service. Dispose it to stop it.</returns>
    /// <exception cref="InvalidOperationException">The assembly has no entry point, or it ended without starting a host.</exception>
    /// <exception cref="TimeoutException">The host did not start within 60 s of real time.</exception>
    /// <remarks>An exception that ends the entry point before the host has started is thrown unchanged.</remarks>
    public static Task<CairnTestHost> StartAsync<TMarker>(Action<TestHostSetup>? setup = null, CancellationToken cancellationToken = default) =>
        StartAsync(HostedProgram.Of(typeof(TMarker).Assembly), setup, cancellationToken);

    /// <summary>Runs a program, and returns when the host it builds has started.</summary>
    /// <param name="main">The program: what would be the top-level code of a service. It passes its arguments to the host builder.</param>
    /// <param name="setup">What the test changes about the service.</param>
    /// <param name="cancellationToken">Gives up the start.</param>
    /// <returns>The running service. Dispose it to stop it.</returns>
    /// <exception cref="InvalidOperationException">The program ended without starting a host.</exception>
    /// <exception cref="TimeoutException">The host did not start within 60 s of real time.</exception>
    /// <remarks>An exception that ends the program before the host has started is thrown unchanged.</remarks>
    public static Task<CairnTestHost> StartAsync(Func<string[], Task> main, Action<TestHostSetup>? setup = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(main);

        return StartAsync(HostedProgram.Of(main), setup, cancellationToken);
    }

    /// <summary>Stops the host, waits for the program to end, and lets go of all that listened to it.</summary>
    /// <returns>A task that fails with the exception that ended the program, if one did.</returns>
    /// <exception cref="TimeoutException">The program did not end within 60 s of real time.</exception>
    /// <exception cref="InvalidOperationException">The program ended well, but the test has spoken of a client that it does not have.</exception>
    /// <exception cref="HostLeakException">The program ended well, but left something behind that <see cref="TestHostSetup.AllowLeaks"/> does not allow.</exception>
    public ValueTask DisposeAsync() => new(_end.Value);

    private static async Task<CairnTestHost> StartAsync(HostedProgram program, Action<TestHostSetup>? configure, CancellationToken cancellationToken)
    {
        var setup = new TestHostSetup();
        configure?.Invoke(setup);
        setup.Membership?.Reserve();
        var run = new HostRun(program, setup);

        try
        {
            await run.StartAsync(cancellationToken);
            return new CairnTestHost(run, program, setup.Membership);
        }
        catch
        {
            setup.Membership?.Leave();
            run.Abandon();
            throw;
        }
    }

    private async Task EndAsync()
    {
        using (_run)
        using (_clients)
        {
            _membership?.Leave();
            await _run.StopAsync();
        }
    }
}
