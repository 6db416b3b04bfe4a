using Cairn.Cli.Lint;

namespace Cairn.Cli.Tests.Lint;

public sealed class MergeTests
{
    [Fact]
    public async Task Branches_that_remove_and_add_in_different_places_merge_by_themselves()
    {
        using var repository = await BranchesAsync(ours: baseline => Without(baseline, 2), theirs: baseline => With(Without(baseline, 15), "a99.cs"));

        await repository.RunAsync("merge", "theirs");

        var merged = repository.Baseline.Read();
        Assert.Equal(With(Without(Without(Twenty(), 2), 15), "a99.cs").ToText(), merged.ToText());
        Assert.True(repository.Baseline.IsInOrder(merged));
    }

    [Fact]
    public async Task Neighbours_that_both_branches_remove_merge_by_union_and_show_as_stale()
    {
        using var repository = await BranchesAsync(baseline => Without(baseline, 7), baseline => Without(baseline, 8), "cairn.baseline merge=union\n");

        await repository.RunAsync("merge", "theirs");
        var merged = new Comparison(repository.Baseline.Read(), [.. Without(Without(Twenty(), 7), 8).Counts.Keys.Select(key => Found.At(key.Path, 1))], "");

        Assert.Empty(merged.New);
        Assert.Equal(Without(Without(Twenty(), 7), 8).ToText(), merged.Shrunk.ToText());
    }

    [Fact]
    public async Task A_conflict_is_an_error_by_line_until_an_update_has_read_both_sides()
    {
        using var repository = await BranchesAsync(baseline => Without(baseline, 7), baseline => Without(baseline, 8));
        Assert.Null(await repository.Git.TryAsync(["merge", "theirs"], TestContext.Current.CancellationToken));

        var failure = Assert.Throws<CommandFailedException>(repository.Baseline.Read);

        Assert.StartsWith("Line 8 of 'cairn.baseline' has 1 of the 4 fields", failure.Message, StringComparison.Ordinal);
        Assert.Equal(Twenty().Total, repository.Baseline.ReadBothSides().Total);
    }

    private static async Task<GitRepository> BranchesAsync(Func<Baseline, Baseline> ours, Func<Baseline, Baseline> theirs, string attributes = "")
    {
        var repository = await GitRepository.CreateAsync();
        repository.Write(".gitattributes", attributes);
        await repository.CommitAsync("Begin", Twenty());
        await repository.RunAsync("switch", "--create", "theirs");
        await repository.CommitAsync("Theirs", theirs(Twenty()));
        await repository.RunAsync("switch", "main");
        await repository.CommitAsync("Ours", ours(Twenty()));
        return repository;
    }

    private static Baseline Twenty() => Found.Known([.. Enumerable.Range(1, 20).Select(number => (Found.Key($"a{number:00}.cs"), 1))]);

    private static Baseline Without(Baseline baseline, int number) => new(baseline.Counts.Where(entry => entry.Key.Path != $"a{number:00}.cs").ToDictionary());

    private static Baseline With(Baseline baseline, string path) => new(baseline.Counts.Append(new(Found.Key(path), 1)).ToDictionary());
}
