namespace Cairn.Cli.Migrate.Routes;

/// <summary>Columns of text, as wide as what stands in them.</summary>
internal static class PlainTable
{
    private const string Between = "  ";

    /// <param name="rows">The rows, the heading first, all of one length.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<string[]> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToList();
        return rows.Select(row => string.Join(Between, row.Select((text, column) => text.PadRight(widths[column]))).TrimEnd());
    }
}
