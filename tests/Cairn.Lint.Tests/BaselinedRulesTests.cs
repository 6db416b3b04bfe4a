using Cairn.Cli.Lint;

namespace Cairn.Lint.Tests;

public sealed class BaselinedRulesTests
{
    [Fact]
    public void The_command_counts_every_rule_that_a_level_raises() => Assert.All(Raised(), rule => Assert.True(BaselinedRules.Include(rule), rule));

    [Theory]
    [InlineData("CRN9001")]
    [InlineData("CA1822")]
    [InlineData("CS0219")]
    public void The_command_counts_no_other_rule(string rule)
    {
        Assert.DoesNotContain(rule, Raised());
        Assert.False(BaselinedRules.Include(rule));
    }

    private static IReadOnlyList<string> Raised() =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "package", "levels", "enforce.globalconfig"))
            .Where(line => line.StartsWith("dotnet_diagnostic.", StringComparison.Ordinal)).Select(line => line.Split('.')[1])];
}
