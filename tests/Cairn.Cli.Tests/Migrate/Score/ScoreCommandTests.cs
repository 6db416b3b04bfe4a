using System.Text.Json;
using Cairn.Cassettes;

namespace Cairn.Cli.Tests.Migrate.Score;

/// <summary>`cairn migrate score` from files to forms.</summary>
public sealed class ScoreCommandTests : IDisposable
{
    private readonly MigrateBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_folder_with_nothing_has_no_points_and_is_told_why()
    {
        Assert.Equal(ExitCode.Holds, await ScoreAsync());

        Assert.Contains(": 0 of 100\nOn 2026-03-01, from the folder alone. ", _bench.Output, StringComparison.Ordinal);
        Assert.Contains("cannot be told: there is no routing table", _bench.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_in_their_usual_places_are_read_and_named()
    {
        _bench.Folder.Write("strangler.json", MigrateBench.Table("shadow"));
        _bench.Folder.Write("cairn.baseline", "# rules\nCRN1503\t3\tsrc/A.cs\tvarclient\nCRN1201\t1\tsrc/B.cs\tx\n");
        _bench.Report("GET /builds/7", 30, name: "parity.report.json");
        await RecordAsync("cassettes", "/builds/1?x=1", "/builds/b", "/nowhere");

        using var score = await JsonAsync();

        Assert.Equal(["strangler.json", "parity.report.json", "cassettes", "cairn.baseline"], score.RootElement.GetProperty("sources").EnumerateArray().Select(source => source.GetString()));
        Assert.Equal("cassettes", score.RootElement.GetProperty("weights").GetString());
        Assert.Equal("""{"CRN1201":1,"CRN1503":3}""", JsonSerializer.Serialize(score.RootElement.GetProperty("findings")));
        var route = score.RootElement.GetProperty("routes")[0];
        Assert.Equal((2, 30), (route.GetProperty("recorded").GetInt32(), route.GetProperty("compared").GetInt32()));
    }

    [Fact]
    public async Task A_baseline_above_counts_for_its_part_alone()
    {
        _bench.Folder.Write("cairn.baseline", "CRN1503\t3\tservices/a/A.cs\tx\nCRN1503\t4\tservices/ab/B.cs\tx\n");
        Directory.CreateDirectory(_bench.Folder.In("services", "a"));

        using var score = await JsonAsync("--project", _bench.Folder.In("services", "a"));

        Assert.Equal("""{"CRN1503":3}""", JsonSerializer.Serialize(score.RootElement.GetProperty("findings")));
    }

    [Fact]
    public async Task The_running_service_tells_traffic_states_in_force_and_bridges()
    {
        _bench.Folder.Write(
            "strangler.json",
            """{ "Cairn": { "Strangler": { "Routes": [ { "Match": "GET /builds/{id}", "State": "migrated" }, { "Match": "GET /health", "State": "retired" } ] } } }""");
        await using var service = await LiveService.StartAsync(
            LiveService.Route("canary", 25, 5, "\"equal\":190,\"candidate_timeout\":10"),
            """{"style":"Flask","bridges":[{"name":"Floats","since":"2026-01-01","target":"2026-02-01"},{"name":"Dates","since":null,"target":null}]}""");

        using var score = await JsonAsync("--live", service.Address);

        Assert.Equal("live", score.RootElement.GetProperty("weights").GetString());
        Assert.Equal(["canary", "legacy"], score.RootElement.GetProperty("routes").EnumerateArray().Select(route => route.GetProperty("state").GetString()));
        Assert.Equal((200, 10), (score.RootElement.GetProperty("routes")[0].GetProperty("compared").GetInt32(), score.RootElement.GetProperty("routes")[0].GetProperty("different").GetInt32()));
        Assert.Equal(0.25, PartOf(score, "migrated").GetProperty("value").GetDouble());
        Assert.Equal([true, false], score.RootElement.GetProperty("bridges").EnumerateArray().Select(bridge => bridge.GetProperty("overdue").GetBoolean()));
    }

    [Theory]
    [InlineData("builder.AddCairn();", 1.0)]
    [InlineData("builder.Services.AddPythonCompat(PythonStyle.Flask);", null)]
    public async Task Without_a_running_service_code_that_keeps_no_form_has_no_bridge(string code, double? value)
    {
        _bench.Folder.Write("src/Acme/Acme.csproj", "");
        _bench.Folder.Write("src/Acme/Program.cs", code);

        using var score = await JsonAsync();

        var told = PartOf(score, "bridges").GetProperty("value");
        Assert.Equal(value, told.ValueKind == JsonValueKind.Null ? null : told.GetDouble());
    }

    [Fact]
    public async Task A_table_that_the_strangler_refuses_is_not_scored()
    {
        _bench.Folder.Write("strangler.json", MigrateBench.Table("canary"));

        Assert.Equal(ExitCode.DoesNotHold, await ScoreAsync());

        Assert.Contains("so there is nothing to score. Mend it first:\n'Cairn:Strangler:Routes:0:Percent' is not set.", _bench.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text", "Migration score of ")]
    [InlineData("json", "{\n  \"cairn\": \"migration-score/1\"")]
    [InlineData("markdown", "## Migration score of ")]
    [InlineData("html", "<!doctype html>")]
    [InlineData("badge", "<svg ")]
    public async Task Every_form_is_shown_or_written(string form, string begins)
    {
        Assert.Equal(ExitCode.Holds, await ScoreAsync("--format", form));
        var shown = _bench.Output;
        Assert.Equal(ExitCode.Holds, await ScoreAsync("--format", form, "--out", _bench.Folder.In("score.out")));

        Assert.StartsWith(begins, shown, StringComparison.Ordinal);
        Assert.Equal(shown, _bench.Read("score.out").ReplaceLineEndings("\n"));
        Assert.EndsWith($": 0 of 100, written to '{_bench.Folder.In("score.out")}'.\n", _bench.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData((int)ExitCode.Usage, "'--format' is jsn. There is no such form. Known, nearest first: json, ", "--format", "jsn")]
    [InlineData((int)ExitCode.Usage, "'--update' has no '--ratchet'.", "--update")]
    [InlineData((int)ExitCode.Usage, "There is no file 'none.json'.", "--file", "none.json")]
    [InlineData((int)ExitCode.Usage, "'--live' is localhost.", "--live", "localhost")]
    [InlineData((int)ExitCode.Environment, "Could not find", "--report", "none.json")]
    [InlineData((int)ExitCode.Environment, "Could not find", "--cassettes", "none")]
    [InlineData((int)ExitCode.Environment, "'http://127.0.0.1:1/strangler' does not answer: ", "--live", "http://127.0.0.1:1")]
    [InlineData((int)ExitCode.Environment, "'nowhere/score' cannot be written: ", "--out", "nowhere/score")]
    public async Task What_cannot_be_done_is_said_in_one_sentence(int exitCode, string message, params string[] more)
    {
        Assert.Equal((ExitCode)exitCode, await ScoreAsync(more));

        Assert.StartsWith(message, _bench.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", "does not exist.")]
    [InlineData("notes.txt", "is no solution and no project.")]
    public async Task A_project_that_is_none_is_a_mistake_of_usage(string name, string message)
    {
        _bench.Folder.Write("notes.txt", "");

        Assert.Equal(ExitCode.Usage, await _bench.RunAsync("score", "--project", _bench.Folder.In(name)));

        Assert.StartsWith($"'{_bench.Folder.In(name)}' {message}", _bench.Error, StringComparison.Ordinal);
    }

    private static JsonElement PartOf(JsonDocument score, string id) => score.RootElement.GetProperty("parts").EnumerateArray().Single(part => part.GetProperty("id").GetString() == id);

    private Task<ExitCode> ScoreAsync(params string[] more) => _bench.RunAsync(["score", "--project", _bench.Folder.Path, .. more]);

    private async Task<JsonDocument> JsonAsync(params string[] more)
    {
        Assert.Equal(ExitCode.Holds, await (more is ["--project", ..] ? _bench.RunAsync(["score", "--format", "json", .. more]) : ScoreAsync(["--format", "json", .. more])));
        return JsonDocument.Parse(_bench.Output);
    }

    private async Task RecordAsync(string folder, params string[] targets)
    {
        var path = _bench.Folder.In(folder, "builds.cassette.jsonl");
        Directory.CreateDirectory(_bench.Folder.In(folder));
        await using var writer = await CassetteWriter.OpenAsync(path, new CassetteHeader { Service = "builds", Recorder = "test" }, Redactor.WithRandomKey(RedactionPolicy.Default), TestContext.Current.CancellationToken);
        foreach (var (number, target) in targets.Index())
        {
            var answer = new CassetteResponse { Status = 200, Headers = [], Body = CassetteBody.Of("{}"u8.ToArray()) };
            await writer.AppendAsync(
                new CassetteExchange { Id = $"{number}", At = DateTimeOffset.UnixEpoch, Request = new CassetteRequest { Method = "GET", Target = target }, Responses = [answer] },
                TestContext.Current.CancellationToken);
        }
    }
}
