using Cairn.Cassettes;
using Cairn.Testing.Cassettes;

namespace Cairn.Testing;

/// <summary>
/// Answers requests from a cassette, in memory or on a loopback port. Each exchange is used once, in the order of recording; a request that is not on the cassette
/// fails, and names the nearest exchange.
/// </summary>
public sealed class CassettePlayer : IAsyncDisposable
{
    private readonly Reel _reel;
    private readonly CassetteSettings _settings;
    private readonly LoopbackServers _servers = new();

    private CassettePlayer(Cassette cassette, CassetteSettings settings, Redactor redactor)
    {
        Cassette = cassette;
        _settings = settings;
        _reel = new Reel(cassette, settings, redactor);
    }

    /// <summary>What is played.</summary>
    public Cassette Cassette { get; }

    /// <summary>The exchanges that nothing has asked for so far.</summary>
    public IReadOnlyList<CassetteExchange> Unused => _reel.Unused;

    /// <summary>Loads a cassette.</summary>
    /// <param name="path">The file, <c>*.cassette.jsonl</c>; a relative one is looked for beside the binaries.</param>
    /// <param name="configure">Changes how requests are matched.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A player before the first exchange.</returns>
    /// <exception cref="CassetteFormatException">The cassette is corrupt, or of a later version of the format.</exception>
    /// <exception cref="IOException">The cassette cannot be read.</exception>
    public static Task<CassettePlayer> OpenAsync(string path, Action<CassetteSettings>? configure = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);

        var settings = new CassetteSettings();
        configure?.Invoke(settings);
        return OpenAsync(path, settings, new RecordingMode(Environment.GetEnvironmentVariable), cancellationToken);
    }

    /// <summary>Makes a handler that answers from the cassette. All handlers of a player use the same exchanges.</summary>
    /// <returns>The handler.</returns>
    public HttpMessageHandler CreateHandler() => new ReplayHandler(_reel);

    /// <summary>Answers from the cassette on a free loopback port, until the player is disposed of. A request that is not on the cassette is answered with 502 and the reason.</summary>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The base address, such as <c>http://127.0.0.1:40123/</c>.</returns>
    public Task<Uri> ListenAsync(CancellationToken cancellationToken = default) =>
        _servers.StartAsync(new Forwarder(CreateHandler(), new Uri("http://cassette")), cancellationToken);

    /// <summary>Stops listening, and tells what did not fit.</summary>
    /// <returns>A task that ends when ports are free.</returns>
    /// <exception cref="CassetteMismatchException">A request was not on the cassette, also if the service has caught that; or an exchange was not used.</exception>
    public async ValueTask DisposeAsync()
    {
        await _servers.DisposeAsync();
        _reel.Verify(_settings.AllowUnused);
    }

    internal static async Task<CassettePlayer> OpenAsync(string path, CassetteSettings settings, RecordingMode mode, CancellationToken cancellationToken) =>
        new(await Cassette.LoadAsync(Path.Combine(AppContext.BaseDirectory, path), cancellationToken), settings, mode.RedactorOf(settings));
}
