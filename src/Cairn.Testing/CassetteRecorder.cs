using Cairn.Cassettes;
using Cairn.Testing.Cassettes;

namespace Cairn.Testing;

/// <summary>
/// Records what a real dependency answers, through a handler of an <see cref="HttpClient"/> or as a proxy on a loopback port. It never records in CI, that is, where the
/// environment variable <c>CI</c> is <c>true</c>.
/// </summary>
/// <remarks>Answers are read to their end before they are handed on, so endless streams cannot be recorded.</remarks>
public sealed class CassetteRecorder : IAsyncDisposable
{
    private readonly Tape _tape;
    private readonly LoopbackServers _servers = new();
    private readonly Lazy<Task> _end;

    private CassetteRecorder(Tape tape)
    {
        _tape = tape;
        _end = new Lazy<Task>(CompleteAsync);
    }

    /// <summary>Begins a recording. The cassette at <paramref name="path"/> is replaced when it is complete, and kept when it is refused.</summary>
    /// <param name="path">The file, <c>*.cassette.jsonl</c>.</param>
    /// <param name="service">The name of the dependency, such as <c>artifact-store</c>.</param>
    /// <param name="configure">Changes how exchanges are masked.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The recorder.</returns>
    /// <exception cref="InvalidOperationException">This is CI, or the key is too short.</exception>
    /// <exception cref="IOException">The file cannot be written, or something else is recording to it.</exception>
    public static Task<CassetteRecorder> OpenAsync(string path, string service, Action<CassetteSettings>? configure = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentException.ThrowIfNullOrWhiteSpace(service);

        var settings = new CassetteSettings();
        configure?.Invoke(settings);
        return OpenAsync(path, service, settings, new RecordingMode(Environment.GetEnvironmentVariable), cancellationToken);
    }

    /// <summary>Makes a handler that records what the next one answers. All handlers of a recorder write to the same cassette.</summary>
    /// <param name="upstream">What makes the real calls, such as a <see cref="SocketsHttpHandler"/>. The handler owns it.</param>
    /// <returns>The handler. It throws <see cref="UnmaskedSecretException"/> where an exchange is refused, and <see cref="InvalidDataException"/> where a body is too large.</returns>
    public HttpMessageHandler CreateHandler(HttpMessageHandler upstream)
    {
        ArgumentNullException.ThrowIfNull(upstream);
        return new RecordingHandler(_tape, upstream, "out");
    }

    /// <summary>Forwards from a free loopback port to a dependency, and records, until the recorder is disposed of. Targets are forwarded as they came.</summary>
    /// <param name="upstream">The address of the dependency. Its path is not used.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The base address of the proxy, such as <c>http://127.0.0.1:40123/</c>.</returns>
    public Task<Uri> ListenAsync(Uri upstream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(upstream);
        return _servers.StartAsync(new Forwarder(new RecordingHandler(_tape, Forwarder.Sockets(), direction: null), upstream), cancellationToken);
    }

    /// <summary>Completes the cassette.</summary>
    /// <returns>A task that ends when the file is in its place.</returns>
    /// <exception cref="UnmaskedSecretException">An exchange was refused, also if the service has caught that. The earlier cassette is kept.</exception>
    /// <exception cref="InvalidDataException">A body was larger than <see cref="CassetteBody.LargestBytes"/>, likewise.</exception>
    public ValueTask DisposeAsync() => new(_end.Value);

    internal static async Task<CassetteRecorder> OpenAsync(string path, string service, CassetteSettings settings, RecordingMode mode, CancellationToken cancellationToken)
    {
        mode.VerifyMayRecord(path);
        return new CassetteRecorder(await Tape.OpenAsync(path, service, settings, mode.RedactorOf(settings), cancellationToken));
    }

    private async Task CompleteAsync()
    {
        await _servers.DisposeAsync();
        await _tape.CompleteAsync();
    }
}
