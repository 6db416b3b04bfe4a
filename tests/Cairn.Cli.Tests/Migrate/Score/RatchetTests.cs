namespace Cairn.Cli.Tests.Migrate.Score;

/// <summary>`cairn migrate score --ratchet`: nothing falls unnoticed.</summary>
public sealed class RatchetTests : IDisposable
{
    private readonly MigrateBench _bench = new();

    public void Dispose() => _bench.Dispose();

    private string Ratchet => _bench.Folder.In("ratchet.json");

    [Fact]
    public async Task A_rise_is_kept_by_an_update_and_nothing_else_changes()
    {
        Write("shadow");
        Assert.Equal(ExitCode.Holds, await ScoreAsync("--update"));
        Assert.Equal("{\n  \"cairn\": \"migration-ratchet/1\",\n  \"parts\": {\n    \"migrated\": 0\n  }\n}\n", _bench.Read("ratchet.json"));
        Write("migrated");

        Assert.Equal(ExitCode.Holds, await ScoreAsync());
        Assert.Contains("Risen: migrated. Keep it with --update.\n", _bench.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Holds, await ScoreAsync("--update"));

        Assert.Contains("\"migrated\": 1\n", _bench.Read("ratchet.json"), StringComparison.Ordinal);
        Assert.Contains($"Risen, and kept in '{Ratchet}': migrated.\n", _bench.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fall_fails_and_says_from_what_to_what()
    {
        Write("migrated");
        await ScoreAsync("--update");
        Write("canary", ", \"Percent\": 12.5");
        var kept = _bench.Read("ratchet.json");

        Assert.Equal(ExitCode.DoesNotHold, await ScoreAsync("--update"));

        Assert.StartsWith("'migrated' fell from 100 % to 12.5 %: 12.5 % of the routes, each of which counts the same: 1 canary. GET /builds/{id}, ", _bench.Error, StringComparison.Ordinal);
        Assert.Contains($"'{Ratchet}' keeps the best. Mend what has fallen, or lower the file in a commit that says why.", _bench.Error, StringComparison.Ordinal);
        Assert.Equal(kept, _bench.Read("ratchet.json"));
    }

    [Fact]
    public async Task What_could_be_told_once_and_cannot_now_is_no_evidence()
    {
        Write("shadow");
        await ScoreAsync("--update", "--report", _bench.Report(MigrateBench.Builds, 3000));

        Assert.Equal(ExitCode.CannotTell, await ScoreAsync());

        Assert.Contains("'parity' was 100 % and cannot be told: nothing was compared. Give reports", _bench.Error, StringComparison.Ordinal);
        Assert.Contains("'coverage' was 100 % and cannot be told: ", _bench.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_on_standard_output_stays_json()
    {
        Write("migrated");
        await ScoreAsync("--update");
        Write("retired");

        Assert.Equal(ExitCode.Holds, await ScoreAsync("--format", "json", "--update"));

        Assert.EndsWith("}\n", _bench.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "line 1 is no JSON")]
    [InlineData("[]", "it has no \"cairn\": \"migration-ratchet/1\"")]
    [InlineData("""{"cairn":"migration-ratchet/2","parts":{}}""", "it has no \"cairn\": \"migration-ratchet/1\"")]
    [InlineData("""{"cairn":"migration-ratchet/1"}""", "\"parts\" has to be an object with a number for each part, once")]
    [InlineData("""{"cairn":"migration-ratchet/1","parts":{"migrated":"all"}}""", "\"parts\" has to be an object with a number for each part, once")]
    [InlineData("""{"cairn":"migration-ratchet/1","parts":{"migrated":0.5,"migrated":1}}""", "\"parts\" has to be an object with a number for each part, once")]
    [InlineData("""{"cairn":"migration-ratchet/1","parts":{"migrated":1.5}}""", "'migrated' is 1.5, and has to be from 0 to 1")]
    [InlineData("""{"cairn":"migration-ratchet/1","parts":{"migratd":0.5}}""", "it has a part 'migratd', which there is not. Known, nearest first: migrated, ")]
    public async Task A_file_that_is_no_ratchet_is_told_what_is_wrong(string text, string message)
    {
        Write("shadow");
        _bench.Folder.Write("ratchet.json", text);

        Assert.Equal(ExitCode.Environment, await ScoreAsync());

        Assert.StartsWith($"'{Ratchet}' is no ratchet: {message}", _bench.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ratchet_that_is_not_there_is_written_by_an_update_alone()
    {
        Write("shadow");

        Assert.Equal(ExitCode.Usage, await ScoreAsync());

        Assert.Equal($"There is no file '{Ratchet}'. Write it with --update, and commit it.\n", _bench.Error);
    }

    private void Write(string state, string more = "") => _bench.Folder.Write("strangler.json", MigrateBench.Table(state, more));

    private Task<ExitCode> ScoreAsync(params string[] more) => _bench.RunAsync(["score", "--project", _bench.Folder.Path, "--ratchet", Ratchet, .. more]);
}
