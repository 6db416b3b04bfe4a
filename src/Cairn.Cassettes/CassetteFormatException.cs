namespace Cairn.Cassettes;

/// <summary>A cassette that cannot be read. The message names file, line and column.</summary>
public sealed class CassetteFormatException : Exception
{
    internal CassetteFormatException(string path, long line, long column, string flaw)
        : base($"'{path}', line {line}, column {column}: {flaw}")
    {
        Line = line;
        Column = column;
    }

    /// <summary>The number of the line, from 1.</summary>
    public long Line { get; }

    /// <summary>The byte within the line, from 1.</summary>
    public long Column { get; }
}
