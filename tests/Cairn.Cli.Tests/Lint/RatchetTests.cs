using Cairn.Cli.Lint;

namespace Cairn.Cli.Tests.Lint;

public sealed class RatchetTests : IAsyncLifetime
{
    private GitRepository _repository = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _repository = await GitRepository.CreateAsync();
        await _repository.CommitAsync("Begin", Count(3));
        await _repository.RunAsync("switch", "--create", "work");
    }

    public ValueTask DisposeAsync()
    {
        _repository.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(3)]
    [InlineData(1)]
    public async Task A_total_that_stays_or_falls_is_right(int count)
    {
        await _repository.CommitAsync("Work", Count(count));

        Assert.Empty(await new Ratchet(_repository.Git).CheckAsync(_repository.Baseline.Read(), null, Stop));
    }

    [Fact]
    public async Task A_total_above_that_of_the_merge_base_is_named_with_both_numbers()
    {
        await _repository.CommitAsync("Work", Count(4));

        var fault = Assert.Single(await new Ratchet(_repository.Git).CheckAsync(Count(4), "main", Stop));

        Assert.StartsWith("CRN1802 counts 4 in the baseline, 3 at the merge base ", fault, StringComparison.Ordinal);
        Assert.EndsWith("with the trailer 'Baseline-Grows: <reason>'.", fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trailer_says_why_it_may_grow()
    {
        await _repository.CommitAsync("Take in the sweeper\n\nBaseline-Grows: its code comes from another repository", Count(4));

        Assert.Empty(await new Ratchet(_repository.Git).CheckAsync(Count(4), null, Stop));
    }

    [Fact]
    public async Task What_the_trunk_has_paid_off_since_is_no_fault_of_the_branch()
    {
        await _repository.CommitAsync("Work");
        await _repository.RunAsync("switch", "main");
        await _repository.CommitAsync("Mend", Count(1));
        await _repository.RunAsync("switch", "work");

        Assert.Empty(await new Ratchet(_repository.Git).CheckAsync(_repository.Baseline.Read(), null, Stop));
    }

    [Fact]
    public async Task The_branch_that_brings_the_baseline_is_held_against_nothing()
    {
        using var other = await GitRepository.CreateAsync();
        await other.CommitAsync("Begin");

        Assert.Empty(await new Ratchet(other.Git).CheckAsync(Count(5), null, Stop));
    }

    [Fact]
    public async Task Without_a_merge_base_it_cannot_be_told()
    {
        var failure = await Assert.ThrowsAsync<CommandFailedException>(() => new Ratchet(_repository.Git).CheckAsync(Count(3), "no-such-branch", Stop));

        Assert.Equal(ExitCode.CannotTell, failure.ExitCode);
        Assert.StartsWith("There is no merge base of HEAD with 'no-such-branch'.", failure.Message, StringComparison.Ordinal);
    }

    private static Baseline Count(int count) => Found.Known((Found.Key("a.cs"), count));
}
