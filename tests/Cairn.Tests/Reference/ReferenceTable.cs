using System.Text.RegularExpressions;

namespace Cairn.Tests.Reference;

/// <summary>A table of the telemetry reference, with the heading that it stands under.</summary>
internal sealed partial record ReferenceTable(string Heading, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>The tables of a page.</summary>
    public static IEnumerable<ReferenceTable> In(string page)
    {
        var heading = "";
        List<IReadOnlyList<string>> rows = [];

        foreach (var line in page.Split('\n').Append(""))
        {
            if (line.StartsWith('|'))
            {
                rows.Add([.. line.Trim('|').Split(" | ").Select(cell => cell.Trim(' ', '|'))]);
                continue;
            }

            if (rows is [var columns, _, .. var body])
            {
                yield return new ReferenceTable(heading, columns, body);
            }

            rows = [];
            heading = line.StartsWith('#') ? line.TrimStart('#', ' ') : heading;
        }
    }

    /// <summary>The names in backticks of one column, or of all cells of it in one row.</summary>
    public IEnumerable<string> Names(string column) => Rows.SelectMany(row => Names(row, column));

    public IEnumerable<string> Names(IReadOnlyList<string> row, string column) =>
        Columns.Index().Where(head => head.Item == column && head.Index < row.Count).SelectMany(head => Backticked(row[head.Index]));

    public static IEnumerable<string> Backticked(string text) => Name().Matches(text).Select(match => match.Groups[1].Value);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Name();
}
