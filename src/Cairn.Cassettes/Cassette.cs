namespace Cairn.Cassettes;

/// <summary>A cassette in memory: the exchanges of one recording, in order.</summary>
public sealed class Cassette
{
    private Cassette(string path, CassetteHeader header, IReadOnlyList<CassetteExchange> exchanges, string? tornEnd)
    {
        Path = path;
        Header = header;
        Exchanges = exchanges;
        TornEnd = tornEnd;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>What was recorded, by what, and under which rules.</summary>
    public CassetteHeader Header { get; }

    /// <summary>The exchanges, in the order in which they were written.</summary>
    public IReadOnlyList<CassetteExchange> Exchanges { get; }

    /// <summary>What a crash cut off at the end of the file, in a sentence; <see langword="null"/> when the file is whole.</summary>
    public string? TornEnd { get; }

    /// <summary>Reads a whole cassette.</summary>
    /// <param name="path">The file, <c>*.cassette.jsonl</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The cassette.</returns>
    /// <exception cref="CassetteFormatException">A line is corrupt, or the format is of a later version.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<Cassette> LoadAsync(string path, CancellationToken cancellationToken = default)
    {
        using var reader = await CassetteReader.OpenAsync(path, cancellationToken);
        List<CassetteExchange> exchanges = [];
        while (await reader.ReadAsync(cancellationToken) is { } exchange)
        {
            exchanges.Add(exchange);
        }

        return new Cassette(path, reader.Header, exchanges, reader.TornEnd);
    }
}
