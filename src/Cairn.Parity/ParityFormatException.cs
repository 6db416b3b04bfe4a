namespace Cairn.Parity;

/// <summary>A file of rules, or a report, that cannot be read. The message names file, line and column.</summary>
public sealed class ParityFormatException : Exception
{
    internal ParityFormatException(string message, long line, long column)
        : base(message)
    {
        Line = line;
        Column = column;
    }

    /// <summary>The number of the line, from 1.</summary>
    public long Line { get; }

    /// <summary>The byte within the line, from 1.</summary>
    public long Column { get; }
}
