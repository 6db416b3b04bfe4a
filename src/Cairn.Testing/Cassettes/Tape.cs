using System.Collections.Concurrent;
using Cairn.Cassettes;

namespace Cairn.Testing.Cassettes;

/// <summary>A recording under way, in a file beside the cassette that it will replace.</summary>
internal sealed class Tape
{
    private readonly ConcurrentQueue<Exception> _refusals = new();
    private readonly string _path;
    private readonly CassetteWriter _writer;

    private Tape(string path, CassetteWriter writer, TimeProvider clock)
    {
        _path = path;
        _writer = writer;
        Clock = clock;
    }

    public TimeProvider Clock { get; }

    public static async Task<Tape> OpenAsync(string path, string service, CassetteSettings settings, Redactor redactor, CancellationToken cancellationToken)
    {
        var unfinished = Unfinished(path);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(unfinished))!);
        await new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None).DisposeAsync(); // fails while somebody else records to it
        var header = new CassetteHeader { Service = service, Recorder = "Cairn.Testing" };
        return new Tape(path, await CassetteWriter.OpenAsync(unfinished, header, redactor, cancellationToken), settings.Clock);
    }

    public Task WriteAsync(CassetteExchange exchange, CancellationToken cancellationToken) => _writer.AppendAsync(exchange, cancellationToken);

    /// <summary>Keeps in mind why an exchange is missing: the service may catch it.</summary>
    public void Refuse(Exception refusal) => _refusals.Enqueue(refusal);

    /// <summary>Puts the recording in place of the cassette, unless some of it was refused.</summary>
    public async Task CompleteAsync()
    {
        await _writer.DisposeAsync();
        if (_refusals.TryPeek(out var refusal))
        {
            File.Delete(Unfinished(_path));
            throw refusal;
        }

        File.Move(Unfinished(_path), _path, overwrite: true);
    }

    private static string Unfinished(string path) => $"{path}.recording";
}
