using System.Globalization;
using Cairn.Cli.Migrate.Score;

namespace Cairn.Cli.Tests.Migrate.Score;

/// <summary>The page of the reference says what the code does.</summary>
public sealed class ScorePageTests
{
    private static readonly string[] Page = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "migration-score.md"));

    [Fact]
    public void Every_part_stands_there_with_its_weight_in_this_order()
    {
        var written = Page.SkipWhile(line => line != "| part | weight | value |").Skip(2).TakeWhile(line => line.StartsWith('|')).Select(line => line.Split('|'))
            .Select(cells => (cells[1].Trim(' ', '`'), int.Parse(cells[2], CultureInfo.InvariantCulture)));

        Assert.Equal(Scorecard.Of(Facts.Nothing).Parts.Select(part => (part.Id, part.Weight)), written);
    }

    [Fact]
    public void Every_form_and_both_versions_stand_there()
    {
        var page = string.Join('\n', Page);

        Assert.All(Enum.GetNames<ScoreFormat>(), form => Assert.Contains($"\n| `{form.ToLowerInvariant()}` | ", page, StringComparison.Ordinal));
        Assert.Contains(ScoreJson.Format, page, StringComparison.Ordinal);
        Assert.Contains(ScoreRatchet.Format, page, StringComparison.Ordinal);
    }
}
