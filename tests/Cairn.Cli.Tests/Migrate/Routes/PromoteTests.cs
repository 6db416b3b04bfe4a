namespace Cairn.Cli.Tests.Migrate.Routes;

/// <summary>`cairn migrate routes promote`: each way that a step can end.</summary>
public sealed class PromoteTests : IDisposable
{
    private const string Enough = "\"equal\":3000";

    private readonly MigrateBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("legacy", "", "shadow", "\"State\": \"shadow\" }")]
    [InlineData("legacy", "", "shadow:2.5", "\"State\": \"shadow\", \"Shadow\": 2.5 }")]
    [InlineData("shadow", ", \"Shadow\": 5", "shadow:20", "\"State\": \"shadow\", \"Shadow\": 20 }")]
    [InlineData("canary", ", \"Percent\": 10", "canary:5", "\"State\": \"canary\", \"Percent\": 5 }")]
    [InlineData("canary", ", \"Percent\": 10", "shadow", "\"State\": \"shadow\" }")]
    [InlineData("migrated", ", \"Shadow\": 1", "legacy", "\"State\": \"legacy\", \"Shadow\": 1 }")]
    [InlineData("retired", "", "canary:50", "\"State\": \"canary\", \"Percent\": 50 }")]
    [InlineData("migrated", "", "migrated:3", "\"State\": \"migrated\", \"Shadow\": 3 }")]
    public async Task A_step_to_shadow_or_back_needs_no_evidence(string from, string more, string to, string written)
    {
        var file = _bench.Folder.Write("strangler.json", MigrateBench.Table(from, more));

        Assert.Equal(ExitCode.Holds, await _bench.PromoteAsync(file, to));

        Assert.Contains(written, _bench.Read("strangler.json"), StringComparison.Ordinal);
        Assert.Equal(["strangler.json"], Directory.GetFiles(_bench.Folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_step_forward_needs_evidence_and_says_how_much()
    {
        var file = _bench.Folder.Write("strangler.json", MigrateBench.Table("shadow"));

        Assert.Equal(ExitCode.CannotTell, await _bench.PromoteAsync(file, "canary:10"));

        Assert.StartsWith("Nothing proves it: 2703 equal answers are needed. Give a report of 'cairn parity run' with --report", _bench.Output, StringComparison.Ordinal);
        Assert.Equal(MigrateBench.Table("shadow"), _bench.Read("strangler.json"));
    }

    [Fact]
    public async Task Too_few_answers_say_how_many_are_missing()
    {
        var file = _bench.Folder.Write("strangler.json", MigrateBench.Table("shadow"));

        Assert.Equal(ExitCode.CannotTell, await _bench.PromoteAsync(file, "canary:10", "--report", _bench.Report(MigrateBench.Builds, 30)));

        Assert.Contains("0 of 30 differ, at most 8.272 % do. 2673 more answers have to be compared.", _bench.Output, StringComparison.Ordinal);
        Assert.Contains("GET /builds/{id} stays shadow 100 %.", _bench.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reports_are_added_up_and_routes_found_by_what_they_match()
    {
        var file = _bench.Folder.Write("strangler.json", MigrateBench.Table("shadow"));
        var (guessed, template) = (_bench.Report("GET /builds/b-1", 2000, name: "a.json"), _bench.Report("GET /builds/{name}", 703, name: "b.json"));

        Assert.Equal(ExitCode.Holds, await _bench.PromoteAsync(file, "canary:10", "--report", guessed, "--report", template));

        Assert.Contains("0 of 2703 differ, at most 0.1 % do. It passes.\n", _bench.Output, StringComparison.Ordinal);
        Assert.Contains($"GET /builds/{{id}}: shadow 100 % -> canary 10 %, 100 % copied, in '{file}'.\n", _bench.Output, StringComparison.Ordinal);
        Assert.Contains("\"State\": \"canary\", \"Percent\": 10, \"Shadow\": 100 }", _bench.Read("strangler.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_gate_can_be_set_as_that_of_parity()
    {
        var file = _bench.Folder.Write("strangler.json", MigrateBench.Table("canary", ", \"Percent\": 10"));

        Assert.Equal(ExitCode.Holds, await _bench.PromoteAsync(file, "migrated:1", "--report", _bench.Report(MigrateBench.Builds, 30), "--max-diff", "10%"));

        Assert.Contains("\"State\": \"migrated\", \"Shadow\": 1 }", _bench.Read("strangler.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Differences_are_named_and_hold_the_step_up()
    {
        var file = _bench.Folder.Write("strangler.json", MigrateBench.Table("shadow"));

        Assert.Equal(ExitCode.DoesNotHold, await _bench.PromoteAsync(file, "canary:10", "--report", _bench.Report(MigrateBench.Builds, 97, 3)));

        Assert.Contains("3 of 100 differ", _bench.Output, StringComparison.Ordinal);
        Assert.Contains("  $.state: legacy \"passed\", candidate \"ok\" [no rule] (3 times, GET /builds/1)\n", _bench.Output, StringComparison.Ordinal);
        Assert.Equal(MigrateBench.Table("shadow"), _bench.Read("strangler.json"));
    }

    [Theory]
    [InlineData("legacy", "", "migrated", "From legacy to migrated skips shadow and canary. Go to shadow first.")]
    [InlineData("legacy", "", "canary:1", "From legacy to canary skips shadow. Go to shadow first.")]
    [InlineData("canary", ", \"Percent\": 10", "retired", "From canary to retired skips migrated. Go to migrated first.")]
    public async Task A_state_is_not_skipped(string from, string more, string to, string message)
    {
        var file = _bench.Folder.Write("strangler.json", MigrateBench.Table(from, more));

        Assert.Equal(ExitCode.DoesNotHold, await _bench.PromoteAsync(file, to, "--report", _bench.Report(MigrateBench.Builds, 5000)));

        Assert.Contains(message, _bench.Output, StringComparison.Ordinal);
        Assert.Equal(MigrateBench.Table(from, more), _bench.Read("strangler.json"));
    }

    [Fact]
    public async Task Force_goes_on_and_says_so()
    {
        var file = _bench.Folder.Write("strangler.json", MigrateBench.Table("legacy"));

        Assert.Equal(ExitCode.Holds, await _bench.PromoteAsync(file, "migrated", "--force", "--why", "nobody calls it"));

        Assert.Contains("From legacy to migrated skips shadow and canary.", _bench.Output, StringComparison.Ordinal);
        Assert.Contains("FORCED: nobody calls it. The table has no place for a reason: keep it in the commit message.\n", _bench.Output, StringComparison.Ordinal);
        Assert.Equal(MigrateBench.Table("migrated"), _bench.Read("strangler.json"));
    }

    [Theory]
    [InlineData("canary:10", "'--force' has no '--why'.", "--force")]
    [InlineData("canary:10", "'--why' is a reason for '--force', which is not given.", "--why", "so")]
    [InlineData("cannary:10", "'--to' is cannary:10. There is no such state. Known, nearest first: canary")]
    [InlineData("canary", "'--to' is canary. A canary needs the percentage of clients that it gets.")]
    [InlineData("retired:5", "'--to' is retired:5. Nothing of it is copied or divided. Write it as retired.")]
    [InlineData("shadow:few", "'--to' is shadow:few. What follows the colon is a percentage. Write it as shadow:10.")]
    public async Task What_is_misspelt_is_said_with_what_would_be_right(string to, string message, params string[] more)
    {
        var file = _bench.Folder.Write("strangler.json", MigrateBench.Table("shadow"));

        Assert.Equal(ExitCode.Usage, await _bench.PromoteAsync(file, to, more));

        Assert.StartsWith(message, _bench.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_route_names_the_nearest()
    {
        var file = _bench.Folder.Write("strangler.json", """{ "Cairn": { "Strangler": { "Routes": [ { "Match": "GET /health" }, { "Match": "GET /builds/{id}" } ] } } }""");

        Assert.Equal(ExitCode.Usage, await _bench.RunAsync("routes", "promote", "GET /bilds/{id}", "--to", "shadow", "--file", file));

        Assert.Equal($"'GET /bilds/{{id}}' is no route of '{file}'. Known, nearest first: GET /builds/{{id}}, GET /health.\n", _bench.Error);
    }

    [Fact]
    public async Task A_route_may_be_given_without_quotation_marks()
    {
        var file = _bench.Folder.Write("strangler.json", MigrateBench.Table("legacy"));

        Assert.Equal(ExitCode.Holds, await _bench.RunAsync("routes", "promote", "GET", "/builds/{id}", "--to", "shadow", "--file", file));

        Assert.Equal(MigrateBench.Table("shadow"), _bench.Read("strangler.json"));
    }

    [Fact]
    public async Task A_route_that_is_there_already_is_left_alone()
    {
        var file = _bench.Folder.Write("strangler.json", MigrateBench.Table("canary", ", \"Percent\": 10"));
        var before = File.GetLastWriteTimeUtc(file);

        Assert.Equal(ExitCode.Holds, await _bench.PromoteAsync(file, "canary:10"));

        Assert.Equal("GET /builds/{id} is canary 10 % already. Nothing was written.\n", _bench.Output);
        Assert.Equal(before, File.GetLastWriteTimeUtc(file));
    }

    [Fact]
    public async Task A_percentage_that_the_strangler_would_refuse_is_not_written_even_by_force()
    {
        var file = _bench.Folder.Write("strangler.json", MigrateBench.Table("shadow"));

        Assert.Equal(ExitCode.DoesNotHold, await _bench.PromoteAsync(file, "canary:101", "--force", "--why", "all of them"));

        Assert.Contains("'Cairn:Strangler:Routes:0:Percent' is '101'. It must be a number from 0 to 100.", _bench.Error, StringComparison.Ordinal);
        Assert.Equal(MigrateBench.Table("shadow"), _bench.Read("strangler.json"));
    }

    [Fact]
    public async Task A_table_with_faults_is_mended_before_anything_is_promoted()
    {
        var file = _bench.Folder.Write("strangler.json", MigrateBench.Table("legacy", ", \"Writes\": \"always\""));

        Assert.Equal(ExitCode.DoesNotHold, await _bench.PromoteAsync(file, "shadow"));

        Assert.Contains("'Cairn:Strangler:Routes:0:Writes' is 'always'. It must be one of off, sandbox, dry-run, idempotent.", _bench.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_of_legacy_may_come_from_elsewhere()
    {
        var file = _bench.Folder.Write("strangler.json", MigrateBench.Table("legacy").Replace("\"LegacyAddress\": \"http://legacy:8000\", ", "", StringComparison.Ordinal));

        Assert.Equal(ExitCode.Holds, await _bench.PromoteAsync(file, "shadow"));
    }

    [Fact]
    public async Task A_running_service_is_evidence()
    {
        var file = _bench.Folder.Write("strangler.json", MigrateBench.Table("shadow", ", \"Shadow\": 5"));
        await using var service = await LiveService.StartAsync(LiveService.Route("shadow", 0, 5, Enough));

        Assert.Equal(ExitCode.Holds, await _bench.PromoteAsync(file, "canary:10", "--live", service.Address));

        Assert.Contains("\"State\": \"canary\", \"Percent\": 10, \"Shadow\": 5 }", _bench.Read("strangler.json"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Enough + ",\"different\":40,\"candidate_error\":2", "null", 5, 1, "  live: 40 different, 2 candidate_error; AnswersDiffer in the service's log names the places\n")]
    [InlineData("\"equal\":2000,\"not_comparable\":900", "null", 5, 2, "703 more answers have to be compared.")]
    [InlineData(Enough, "null", 20, 2, "The running service has it as shadow 20 %, so what it has compared proves another state.")]
    [InlineData(Enough, """{"since":"2026-03-01T11:50:00Z","until":"2026-03-01T12:20:00Z","errorDelta":0.031}""", 5, 1, "The running service has rolled it back: effectively legacy since 2026-03-01 11:50:00")]
    public async Task A_running_service_can_hold_a_step_up(string copies, string rollback, int shadow, int exitCode, string message)
    {
        var file = _bench.Folder.Write("strangler.json", MigrateBench.Table("shadow", ", \"Shadow\": 5"));
        await using var service = await LiveService.StartAsync(LiveService.Route("shadow", 0, shadow, copies, rollback));

        Assert.Equal((ExitCode)exitCode, await _bench.PromoteAsync(file, "canary:10", "--live", service.Address));

        Assert.Contains(message, _bench.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_running_service_names_the_places_that_differ()
    {
        var file = _bench.Folder.Write("strangler.json", MigrateBench.Table("shadow"));
        var places = "\"differences\":[{\"place\":\"$.rate\",\"code\":\"PY01\",\"switch\":\"Floats\",\"count\":39},{\"place\":\"$.state\",\"code\":null,\"switch\":null,\"count\":1}],\"copies\"";
        await using var service = await LiveService.StartAsync(LiveService.Route("shadow", 0, 100, "\"different\":40").Replace("\"copies\"", places, StringComparison.Ordinal));

        Assert.Equal(ExitCode.DoesNotHold, await _bench.PromoteAsync(file, "canary:10", "--live", service.Address));

        Assert.Contains("  live: 40 different; $.rate (39 times, PY01, cured by Floats), $.state (1 times)\n", _bench.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"cairn\": \"parity-rules/1\", \"routes\": [] }", (int)ExitCode.Holds)]
    [InlineData("none", (int)ExitCode.DoesNotHold)]
    [InlineData(null, (int)ExitCode.Holds)]
    public async Task Rules_beside_the_file_are_held_to_their_form_and_those_elsewhere_are_not(string? rules, int exitCode)
    {
        var file = _bench.Folder.Write("strangler.json", MigrateBench.Table("legacy").Replace("\"Routes\"", "\"Rules\": \"parity.rules.json\", \"Routes\"", StringComparison.Ordinal));
        if (rules is not null)
        {
            _bench.Folder.Write("parity.rules.json", rules);
        }

        Assert.Equal((ExitCode)exitCode, await _bench.PromoteAsync(file, "shadow"));
    }

    [Fact]
    public async Task A_running_service_without_the_route_is_no_evidence()
    {
        var file = _bench.Folder.Write("strangler.json", MigrateBench.Table("shadow"));
        await using var service = await LiveService.StartAsync(LiveService.Route("shadow", 0, 100, Enough).Replace("/builds/{id}", "/other", StringComparison.Ordinal));

        Assert.Equal(ExitCode.CannotTell, await _bench.PromoteAsync(file, "canary:10", "--live", service.Address));

        Assert.StartsWith("The running service has no GET /builds/{id}. Have it take over the file first.\n", _bench.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_cannot_be_read_is_named()
    {
        var file = _bench.Folder.Write("strangler.json", MigrateBench.Table("shadow"));

        Assert.Equal(ExitCode.Environment, await _bench.PromoteAsync(file, "canary:10", "--report", _bench.Folder.Write("r.json", "{}")));

        Assert.Contains("The file is no report", _bench.Error, StringComparison.Ordinal);
    }
}
