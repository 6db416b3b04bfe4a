namespace Cairn.Cli.Tests;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("demo", "demo", 0)]
    [InlineData("dmeo", "demo", 1)]
    [InlineData("dem", "demo", 1)]
    [InlineData("demmo", "demo", 1)]
    [InlineData("damo", "demo", 1)]
    [InlineData("", "demo", 4)]
    [InlineData("lint", "demo", 4)]
    public void A_distance_counts_mistakes(string word, string known, int mistakes)
    {
        Assert.Equal(mistakes, Spelling.Distance(word, known));
        Assert.Equal(mistakes, Spelling.Distance(known, word));
    }

    [Fact]
    public void The_nearest_word_comes_first_and_equally_near_ones_in_alphabetical_order()
    {
        Assert.Equal(["demo", "dev", "lint", "list"], Spelling.NearestFirst("dmeo", ["list", "lint", "dev", "demo"]));
    }
}
