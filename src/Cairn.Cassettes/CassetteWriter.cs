using Cairn.Cassettes.Format;

namespace Cairn.Cassettes;

/// <summary>
/// Appends exchanges to a cassette. Nothing is written that its <see cref="Redactor"/> has not masked and looked through. An exchange is one line and one
/// write, so that a crash loses the last line at most.
/// </summary>
public sealed class CassetteWriter : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly ExchangeFormatter _formatter;
    private readonly FileStream _file;
    private readonly Redactor _redactor;
    private long _sequence;

    private CassetteWriter(string path, FileStream file, Redactor redactor)
    {
        _file = file;
        _redactor = redactor;
        _formatter = new ExchangeFormatter(new BodyFiles(path));
    }

    /// <summary>What was cut off from the end of an earlier recording, in a sentence; <see langword="null"/> when nothing was.</summary>
    public string? TornEnd { get; private set; }

    /// <summary>Makes a cassette, or goes on with one.</summary>
    /// <param name="path">The file, <c>*.cassette.jsonl</c>. It is open to one writer at a time.</param>
    /// <param name="header">The header of a new cassette; that of an existing one stays. The redactor fills in policy and key.</param>
    /// <param name="redactor">Masks what is written.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The writer, behind the last whole line.</returns>
    /// <exception cref="InvalidOperationException">The existing cassette was recorded with other rules or another key.</exception>
    /// <exception cref="CassetteFormatException">The existing cassette is corrupt.</exception>
    /// <exception cref="IOException">The file cannot be written, or another writer has it open.</exception>
    public static async Task<CassetteWriter> OpenAsync(string path, CassetteHeader header, Redactor redactor, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(redactor);

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, bufferSize: 0, useAsync: true);
        var writer = new CassetteWriter(path, file, redactor);
        try
        {
            await (await writer.HasHeaderAsync(path, cancellationToken) ? writer.ContinueAsync(path, cancellationToken) : writer.StartAsync(header, cancellationToken));
            return writer;
        }
        catch
        {
            await writer.DisposeAsync();
            throw;
        }
    }

    /// <summary>Masks an exchange, looks for secrets in what is left, and appends it.</summary>
    /// <param name="exchange">The exchange; its <see cref="CassetteExchange.Sequence"/> is set here.</param>
    /// <param name="cancellationToken">Gives up before the line is written; a line that has begun is finished.</param>
    /// <returns>The exchange as it was written.</returns>
    /// <exception cref="UnmaskedSecretException">It holds a secret in a place that no rule masks. Nothing was written.</exception>
    public async Task<CassetteExchange> AppendAsync(CassetteExchange exchange, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(exchange);

        var masked = _redactor.Redact(exchange);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var numbered = masked with { Sequence = _sequence + 1 };
            await _file.WriteAsync(_formatter.Format(numbered), CancellationToken.None);
            _file.Flush(flushToDisk: true);
            _sequence++;
            return numbered;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Closes the file.</summary>
    /// <returns>A task that ends when the file is closed.</returns>
    public async ValueTask DisposeAsync()
    {
        await _file.DisposeAsync();
        _turn.Dispose();
    }

    /// <summary>A crash may have cut the header off; nothing is lost with it.</summary>
    private async Task<bool> HasHeaderAsync(string path, CancellationToken cancellationToken)
    {
        using var lines = new LineSplitter(path);
        if (await lines.NextAsync(cancellationToken) is not { } first)
        {
            return false;
        }

        if (lines.IsTerminated || !HeaderLine.IsCutOff(first))
        {
            return true;
        }

        TornEnd = $"'{path}', line 1: the header was cut off after {first.Length} bytes and is written anew.";
        _file.SetLength(0);
        return false;
    }

    private async Task StartAsync(CassetteHeader header, CancellationToken cancellationToken) =>
        await _file.WriteAsync(HeaderLine.Write(header with { Redaction = _redactor.Policy.Fingerprint, Key = _redactor.KeyId }), cancellationToken);

    private async Task ContinueAsync(string path, CancellationToken cancellationToken)
    {
        using var reader = await CassetteReader.OpenAsync(path, cancellationToken);
        VerifyRules(path, reader.Header);
        while (await reader.ReadAsync(cancellationToken) is { } exchange)
        {
            _sequence = Math.Max(_sequence, exchange.Sequence);
        }

        TornEnd = reader.TornEnd;
        _file.SetLength(reader.WholeBytes);
        _file.Position = reader.WholeBytes;
        if (!reader.EndsLine)
        {
            await _file.WriteAsync("\n"u8.ToArray(), cancellationToken);
        }
    }

    private void VerifyRules(string path, CassetteHeader header)
    {
        if (header.Redaction != _redactor.Policy.Fingerprint)
        {
            throw new InvalidOperationException(
                $"'{path}' was recorded with the rules '{header.Redaction}'. Those in force are '{_redactor.Policy.Fingerprint}'. Record to a new file.");
        }

        if (header.Key != _redactor.KeyId)
        {
            throw new InvalidOperationException($"'{path}' was recorded with another key, so its masks cannot be compared with new ones. Record to a new file, or give the same key.");
        }
    }
}
