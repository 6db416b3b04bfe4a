using Cairn.Testing.Hosting;
using Cairn.Testing.Network;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http;

namespace Cairn.Testing;

/// <summary>What a test changes about the service it starts.</summary>
public sealed class TestHostSetup
{
    private const string Mark = "CairnTestHost";

    private readonly Dictionary<string, string?> _configuration = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Action<IServiceCollection>> _changes = [];
    private string _environment = Environments.Development;

    internal TestHostSetup()
    {
    }

    internal bool IsOnKestrel { get; private set; }

    internal OutboundFaults Faults { get; } = new();

    internal StandIns StandIns { get; } = new();

    internal HostLeaks WatchedLeaks { get; private set; } = HostLeaks.All;

    internal NetworkMembership? Membership { get; private set; }

    /// <summary>Sets a configuration value. It is passed as a command-line argument, so the program's own top-level code sees it.</summary>
    /// <param name="key">The key, with colons between its sections.</param>
    /// <param name="value">The value; <see langword="null"/> is passed as an empty one.</param>
    /// <returns>This setup, for chaining.</returns>
    /// <exception cref="ArgumentException"><paramref name="key"/> is empty or contains an equals sign, which would end it.</exception>
    public TestHostSetup Configure(string key, string? value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);

        if (key.Contains('=', StringComparison.Ordinal))
        {
            throw new ArgumentException($"The key is '{key}'. A key passed on the command line ends at its first '='. Use a key without one.", nameof(key));
        }

        _configuration[key] = value;
        return this;
    }

    /// <summary>Changes options, after configuration and the program's own code. Validation sees the change.</summary>
    /// <typeparam name="TOptions">The options.</typeparam>
    /// <param name="change">The change.</param>
    /// <returns>This setup, for chaining.</returns>
    public TestHostSetup Configure<TOptions>(Action<TOptions> change)
        where TOptions : class
    {
        ArgumentNullException.ThrowIfNull(change);

        return ConfigureServices(services => services.PostConfigure(change));
    }

    /// <summary>Changes the services, after the program has registered all of its own and before the host is built.</summary>
    /// <param name="configure">The change. Changes run in the order in which they were given.</param>
    /// <returns>This setup, for chaining.</returns>
    public TestHostSetup ConfigureServices(Action<IServiceCollection> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);

        _changes.Add(configure);
        return this;
    }

    /// <summary>Makes an instance the only registration of a service. The host does not dispose it.</summary>
    /// <typeparam name="T">The service.</typeparam>
    /// <param name="instance">What the program gets instead of its own.</param>
    /// <returns>This setup, for chaining.</returns>
    public TestHostSetup Replace<T>(T instance)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(instance);

        return ConfigureServices(services => services.RemoveAll<T>().AddSingleton(instance));
    }

    /// <summary>Lets a fake answer the calls of a named <see cref="HttpClient"/>, in memory. Every handler above its primary one stays, policies included.</summary>
    /// <remarks>The fake's clock becomes the host's. It takes the place of the sockets, which write the spans and metrics of a client: where they matter, let it listen instead.</remarks>
    /// <param name="client">The name of the client, such as that of a declared dependency.</param>
    /// <param name="server">What answers. The host does not dispose it.</param>
    /// <returns>This setup, for chaining.</returns>
    /// <exception cref="ArgumentException"><paramref name="client"/> is empty.</exception>
    /// <exception cref="InvalidOperationException">Something else stands in for the client already.</exception>
    public TestHostSetup Fake(string client, FakeHttpServer server)
    {
        ArgumentNullException.ThrowIfNull(server);

        return StandIn(client, nameof(Fake), builder =>
        {
            server.Clock = builder.Services.GetRequiredService<TimeProvider>();
            return server.Handler;
        });
    }

    /// <summary>Serves over real sockets, on free ports of the loopback interface, whatever addresses the program configures.</summary>
    /// <returns>This setup, for chaining.</returns>
    public TestHostSetup OnKestrel()
    {
        IsOnKestrel = true;
        return this;
    }

    /// <summary>Sets the name of the environment.</summary>
    /// <param name="name">The name, such as <c>Production</c>. Without this call it is <c>Development</c>.</param>
    /// <returns>This setup, for chaining.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    public TestHostSetup InEnvironment(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);

        _environment = name;
        return this;
    }

    /// <summary>Breaks what a client calls, from the start on. <see cref="CairnTestHost.Faults"/> changes it while the service runs.</summary>
    /// <param name="client">The name of the client: that of a declared dependency, or what <c>AddHttpClient</c> was given.</param>
    /// <param name="fault">What every request of the client meets.</param>
    /// <returns>This setup, for chaining.</returns>
    /// <exception cref="ArgumentException"><paramref name="client"/> is empty.</exception>
    public TestHostSetup Break(string client, HttpFault fault)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(client);

        Faults[client].Inject(fault);
        return this;
    }

    /// <summary>Lets the service be called by name by the other hosts of a network, and lets it call them.</summary>
    /// <param name="network">The network, which the hosts of a test share.</param>
    /// <param name="name">The name: the host of the URI that others call, such as <c>build-status</c>.</param>
    /// <returns>This setup, for chaining.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> cannot be the host of a URI.</exception>
    /// <exception cref="InvalidOperationException">The service is in a network already.</exception>
    public TestHostSetup Join(CairnTestNetwork network, string name)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(name);

        if (Uri.CheckHostName(name) is not UriHostNameType.Dns)
        {
            throw new ArgumentException($"The name is '{name}'. Others call it as the host of a URI. Use letters, digits, hyphens and dots.", nameof(name));
        }

        if (Membership is { } other)
        {
            throw new InvalidOperationException($"The service has joined as '{other.Name}' already. It joins once. Remove one of the calls.");
        }

        Membership = new NetworkMembership(network, name);
        return this;
    }

    /// <summary>Lets the service leave things behind when it ends. Without this call, disposal fails with a <see cref="HostLeakException"/> that lists them.</summary>
    /// <param name="kinds">What it may leave.</param>
    /// <returns>This setup, for chaining.</returns>
    public TestHostSetup AllowLeaks(HostLeaks kinds = HostLeaks.All)
    {
        WatchedLeaks &= ~kinds;
        return this;
    }

    /// <summary>Puts a handler in the place of a client's sockets.</summary>
    internal TestHostSetup StandIn(string client, string verb, Func<HttpMessageHandlerBuilder, HttpMessageHandler> make)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(client);

        StandIns.Add(client, verb);
        return ConfigureServices(services => services.PostConfigure<HttpClientFactoryOptions>(
            client,
            options => options.HttpMessageHandlerBuilderActions.Add(builder => builder.PrimaryHandler = make(builder))));
    }

    internal string[] ArgumentsFor(HostedProgram program)
    {
        IEnumerable<KeyValuePair<string, string?>> defaults =
        [
            new(HostDefaults.ContentRootKey, AppContext.BaseDirectory),
            new(HostDefaults.ApplicationKey, program.Name),
            new(HostDefaults.EnvironmentKey, _environment),
            new("hostBuilder:reloadConfigOnChange", "false"), // File watchers are slow to start and few on some machines.
            new(Mark, "true"),
            new("Cairn:Dependencies:FailOnUndeclared", "true"), // Read by Cairn.Http, and by nobody where it is not used.
        ];
        IEnumerable<KeyValuePair<string, string?>> loopback =
        [
            new("urls", "http://127.0.0.1:0"),
            new("preferHostingUrls", "true"),
            new("Cairn:Hosting:ManagementPort", "0"),
            new("Cairn:Hosting:ManagementAddress", "127.0.0.1"),
        ];

        return [.. defaults.Concat(IsOnKestrel ? loopback : []).Concat(_configuration).Select(entry => $"--{entry.Key}={entry.Value}")];
    }

    internal static void Verify(IConfiguration configuration, HostedProgram program)
    {
        if (configuration[Mark] is null)
        {
            throw new InvalidOperationException(
                $"'{program.Name}' builds its host without its arguments, so the test's configuration cannot reach it. Write WebApplication.CreateBuilder(args).");
        }
    }

    internal void Apply(IServiceCollection services) => _changes.ForEach(change => change(services));
}
