namespace BuildStatus.Tests;

public sealed class TextTests
{
    [Theory]
    [InlineData("success", BuildState.Passed)]
    [InlineData(" ERROR ", BuildState.Failed)]
    [InlineData("timed_out", BuildState.TimedOut)]
    public void A_word_is_a_state(string word, BuildState state) => Assert.Equal(state, StatusText.Parse(word));

    [Fact]
    public void An_unknown_word_is_refused() => Assert.Throws<ArgumentException>(() => StatusText.Parse("perhaps"));

    [Theory]
    [InlineData("1h 5m 3s", 3903)]
    [InlineData("90s", 90)]
    [InlineData("2m", 120)]
    public void A_duration_is_read(string text, int seconds) => Assert.Equal(seconds, DurationText.Parse(text).TotalSeconds);

    [Theory]
    [InlineData(3903, "1h 5m 3s")]
    [InlineData(0, "0s")]
    [InlineData(60, "1m")]
    public void A_duration_is_written(int seconds, string text) => Assert.Equal(text, DurationText.Write(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void Nonsense_is_no_duration() => Assert.Throws<FormatException>(() => DurationText.Parse("soon"));

    [Fact]
    public void A_branch_is_shortened()
    {
        Assert.Equal("main", BranchNames.Show("refs/heads/main"));
        Assert.Equal(40, BranchNames.Show(new string('x', 80)).Length);
    }

    [Fact]
    public void Unset_variables_have_defaults()
    {
        Assert.Equal("http://localhost:8010", Settings.SourceUrl);
        Assert.Equal(3, Settings.Attempts);
    }
}
