using System.Runtime.CompilerServices;
using Cairn.Cassettes;
using Cairn.Testing.Cassettes;

namespace Cairn.Testing;

/// <summary>
/// Plays a cassette, or records it when the environment variable <c>CAIRN_CASSETTES</c> is <c>record</c>. In CI it plays, and refuses to record.
/// </summary>
public sealed class CassetteDeck : IAsyncDisposable
{
    private readonly CassettePlayer? _player;
    private readonly CassetteRecorder? _recorder;

    private CassetteDeck(CassettePlayer? player, CassetteRecorder? recorder)
    {
        _player = player;
        _recorder = recorder;
    }

    /// <summary>Whether real calls are made and recorded.</summary>
    public bool IsRecording => _recorder is not null;

    /// <summary>Opens a cassette for what the environment asks for.</summary>
    /// <param name="path">The file, <c>*.cassette.jsonl</c>; a relative one stands beside the test's source, or is copied beside its binaries.</param>
    /// <param name="service">The name of the dependency, such as <c>artifact-store</c>.</param>
    /// <param name="configure">Changes how exchanges are masked and matched.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="sourceFile">The test's source; the compiler fills it in.</param>
    /// <returns>The deck.</returns>
    /// <exception cref="InvalidOperationException"><c>CAIRN_CASSETTES</c> is neither <c>record</c> nor <c>replay</c>, or is <c>record</c> in CI.</exception>
    /// <exception cref="CassetteFormatException">The cassette is corrupt, or of a later version of the format.</exception>
    /// <exception cref="IOException">The cassette cannot be read or written.</exception>
    public static Task<CassetteDeck> OpenAsync(
        string path, string service, Action<CassetteSettings>? configure = null, CancellationToken cancellationToken = default, [CallerFilePath] string sourceFile = "")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentException.ThrowIfNullOrWhiteSpace(service);
        ArgumentNullException.ThrowIfNull(sourceFile);

        var settings = new CassetteSettings();
        configure?.Invoke(settings);
        var besideSource = Path.Combine(Path.GetDirectoryName(sourceFile) ?? "", path);
        return OpenAsync(besideSource, path, service, settings, new RecordingMode(Environment.GetEnvironmentVariable), cancellationToken);
    }

    /// <summary>Makes a handler that plays, or one that records.</summary>
    /// <param name="upstream">What makes the real calls. It is disposed of at once where none are made.</param>
    /// <returns>The handler.</returns>
    public HttpMessageHandler CreateHandler(HttpMessageHandler upstream)
    {
        ArgumentNullException.ThrowIfNull(upstream);

        if (_recorder is not null)
        {
            return _recorder.CreateHandler(upstream);
        }

        upstream.Dispose();
        return _player!.CreateHandler();
    }

    /// <summary>Completes the recording, or tells what did not fit.</summary>
    /// <returns>A task that ends when the cassette is closed.</returns>
    /// <exception cref="CassetteMismatchException">A request was not on the cassette, or an exchange was not used.</exception>
    /// <exception cref="UnmaskedSecretException">An exchange was refused.</exception>
    /// <exception cref="InvalidDataException">A body was too large to be recorded.</exception>
    public async ValueTask DisposeAsync()
    {
        await (_player?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_recorder?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    internal static async Task<CassetteDeck> OpenAsync(
        string besideSource, string path, string service, CassetteSettings settings, RecordingMode mode, CancellationToken cancellationToken) => mode.IsRecording
        ? new CassetteDeck(null, await CassetteRecorder.OpenAsync(besideSource, service, settings, mode, cancellationToken))
        : new CassetteDeck(await CassettePlayer.OpenAsync(File.Exists(besideSource) ? Path.GetFullPath(besideSource) : path, settings, mode, cancellationToken), null);
}
