using Cairn.Cassettes.Format;

namespace Cairn.Cassettes;

/// <summary>Reads a cassette line by line.</summary>
public sealed class CassetteReader : IDisposable
{
    private readonly LineSplitter _lines;
    private readonly ExchangeParser _parser;
    private readonly string _path;

    private CassetteReader(string path, LineSplitter lines, CassetteHeader header)
    {
        _path = path;
        _lines = lines;
        _parser = new ExchangeParser(path, new BodyFiles(path));
        Header = header;
    }

    /// <summary>The first line.</summary>
    public CassetteHeader Header { get; }

    /// <summary>What was cut off at the end of the file, in a sentence; <see langword="null"/> while nothing is known to be.</summary>
    public string? TornEnd { get; private set; }

    /// <summary>Where the lines that were read end, in bytes from the start of the file.</summary>
    internal long WholeBytes { get; private set; }

    /// <summary>Whether a line feed ends the lines that were read.</summary>
    internal bool EndsLine { get; private set; }

    /// <summary>Opens a cassette and reads its header.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The reader, before the first exchange.</returns>
    /// <exception cref="CassetteFormatException">The file is no cassette, or one of a later version of the format.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<CassetteReader> OpenAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);

        var lines = new LineSplitter(path);
        try
        {
            var first = await lines.NextAsync(cancellationToken) ?? throw new CassetteFormatException(path, 1, 1, "The file is empty.");
            var reader = new CassetteReader(path, lines, HeaderLine.Read(first.Span, path));
            reader.Advance(first.Length);
            return reader;
        }
        catch
        {
            lines.Dispose();
            throw;
        }
    }

    /// <summary>Reads the next exchange.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The exchange; <see langword="null"/> after the last one. A last line that a crash cut off is left out, and <see cref="TornEnd"/> says so.</returns>
    /// <exception cref="CassetteFormatException">A line is corrupt.</exception>
    public async Task<CassetteExchange?> ReadAsync(CancellationToken cancellationToken = default)
    {
        if (await _lines.NextAsync(cancellationToken) is not { } line)
        {
            return null;
        }

        try
        {
            var exchange = _parser.Parse(line.Span, _lines.Number);
            Advance(line.Length);
            return exchange;
        }
        catch (CassetteFormatException) when (!_lines.IsTerminated)
        {
            TornEnd = $"'{_path}', line {_lines.Number}: the last line was cut off after {line.Length} bytes and is left out.";
            return null;
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _lines.Dispose();

    private void Advance(int length)
    {
        EndsLine = _lines.IsTerminated;
        WholeBytes += length + (EndsLine ? 1 : 0);
    }
}
