using Cairn.Cassettes;
using Cairn.Cli.Parity;

namespace Cairn.Cli.Tests.Parity;

/// <summary>`cairn parity` from a recording to the gate.</summary>
public sealed class ParityCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Output => _output.ToString();

    public void Dispose()
    {
        _folder.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task An_equal_service_has_parity_and_every_report_is_written()
    {
        await using var service = await AnsweringService.StartAsync(Token);
        await RecordAsync(3);
        var reports = "r.json r.md r.xml r.html r.txt".Split(' ').Select(name => _folder.In(name)).ToList();

        Assert.Equal(ExitCode.Holds, await ParityAsync(["run", "--target", service.Address, "--cassettes", _folder.Path, .. reports.SelectMany(report => new[] { "--report", report })]));

        Assert.All(reports, report => Assert.Contains("GET /builds/{id}", File.ReadAllText(report), StringComparison.Ordinal));
        Assert.Contains("100 % of 3, at most 47.42 % differ (95 %)", Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_difference_is_found_accepted_and_gone()
    {
        await using var service = await AnsweringService.StartAsync(Token);
        service.Answer = """{"state":"ok"}""";
        await RecordAsync(1);
        string[] run = ["run", "--target", service.Address, "--cassettes", _folder.Path, "--report", _folder.In("r.json")];

        Assert.Equal(ExitCode.DoesNotHold, await ParityAsync(run));
        await File.WriteAllTextAsync(Rules, """{"cairn":"parity-rules/1","routes":[]}""", Token);
        Assert.Equal(ExitCode.Holds, await ParityAsync(["accept", "--report", _folder.In("r.json"), "--rules", Rules, "--route", "GET /builds/{id}", "--path", "$.state", "--why", "agreed"]));
        Assert.Equal(ExitCode.Holds, await ParityAsync([.. run, "--rules", Rules]));

        Assert.Contains("$.state: legacy \"passed\", candidate \"ok\" [no rule]", Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_is_down_is_a_matter_of_the_environment()
    {
        var service = await AnsweringService.StartAsync(Token);
        var address = service.Address;
        await service.DisposeAsync();
        await RecordAsync(1);

        Assert.Equal(ExitCode.Environment, await ParityAsync(["run", "--target", address, "--cassettes", _folder.Path]));

        Assert.Contains($"'{address}/' does not answer:", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_gate_says_how_many_more_are_needed()
    {
        await using var service = await AnsweringService.StartAsync(Token);
        await RecordAsync(30);
        await ParityAsync(["run", "--target", service.Address, "--cassettes", _folder.Path, "--report", _folder.In("r.json")]);

        Assert.Equal(ExitCode.CannotTell, await ParityAsync(["gate", "--report", _folder.In("r.json")]));
        Assert.Equal(ExitCode.Holds, await ParityAsync(["gate", "--report", _folder.In("r.json"), "--max-diff", "10%"]));

        Assert.Contains("2673 more answers have to be compared.", Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_few_requests_are_not_learned_from()
    {
        await RecordAsync(7);

        Assert.Equal(ExitCode.CannotTell, await ParityAsync(["learn", "--cassettes", _folder.Path, "--rules", Rules]));

        Assert.Contains("not enough evidence: GET /builds/{id} has 7 requests that were asked twice, 8 are needed. Record more.", Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enough_requests_are_learned_from()
    {
        await RecordAsync(8);

        Assert.Equal(ExitCode.Holds, await ParityAsync(["learn", "--cassettes", _folder.Path, "--rules", Rules]));

        Assert.Contains("\"requests\":8", await File.ReadAllTextAsync(Rules, Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_becomes_a_cassette_and_back()
    {
        await RecordAsync(2);

        Assert.Equal(ExitCode.Holds, await ParityAsync(["report", "--har", _folder.In("a.har"), "--cassettes", _folder.Path]));
        Assert.Equal(ExitCode.Holds, await ParityAsync(["record", "--har", _folder.In("a.har"), "--out", _folder.In("imported"), "--service", "imported"]));

        Assert.Equal(2, (await Cassette.LoadAsync(_folder.In("imported", "imported.cassette.jsonl"), Token)).Exchanges.Count);
    }

    [Fact]
    public async Task A_recorder_in_python_is_written_to_the_output()
    {
        Assert.Equal(ExitCode.Holds, await ParityAsync(["record", "--emit", "wsgi"]));

        Assert.Contains("class CairnRecorder:", Output, StringComparison.Ordinal);
        Assert.DoesNotContain("@RULES@", Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData((int)ExitCode.Usage, "record")]
    [InlineData((int)ExitCode.Usage, "record", "--upstream", "http://127.0.0.1:1", "--listen", "everywhere")]
    [InlineData((int)ExitCode.Usage, "record", "--har", "a.har", "--keep-header", "Cookie")]
    [InlineData((int)ExitCode.Usage, "run", "--target", "http://127.0.0.1:1", "--header-env", "Authorization")]
    [InlineData((int)ExitCode.Usage, "gate", "--max-diff", "200%")]
    [InlineData((int)ExitCode.Usage, "run", "--target", "localhost")]
    [InlineData((int)ExitCode.Environment, "gate", "--report", "nothing.json")]
    [InlineData((int)ExitCode.Environment, "run", "--target", "http://127.0.0.1:1", "--cassettes", "nothing")]
    [InlineData((int)ExitCode.Environment, "learn", "--cassettes", "nothing")]
    public async Task What_cannot_be_done_is_said_in_one_sentence(int exitCode, params string[] arguments)
    {
        Assert.Equal((ExitCode)exitCode, await ParityAsync(arguments));

        Assert.NotEmpty(_error.ToString());
        Assert.DoesNotContain("fault in cairn", _error.ToString(), StringComparison.Ordinal);
    }

    private string Rules => _folder.In("parity.rules.json");

    private Task<ExitCode> ParityAsync(IEnumerable<string> arguments) =>
        new CommandLine([ParityCommand.Create(_output, TimeProvider.System)], _output, _error).RunAsync(["parity", .. arguments], Token);

    private async Task RecordAsync(int requests)
    {
        await using var writer = await CassetteWriter.OpenAsync(_folder.In("builds.cassette.jsonl"), new CassetteHeader { Service = "builds", Recorder = "test" }, Redactor.WithRandomKey(RedactionPolicy.Default), Token);
        foreach (var number in Enumerable.Range(1, requests))
        {
            var answer = new CassetteResponse { Status = 200, Headers = [KeyValuePair.Create("Content-Type", "application/json")], Body = CassetteBody.Of("""{"state":"passed"}"""u8.ToArray()) };
            await writer.AppendAsync(
                new CassetteExchange
                {
                    Id = $"{number}",
                    At = DateTimeOffset.UnixEpoch,
                    Request = new CassetteRequest { Method = "GET", Target = $"/builds/{number}" },
                    Responses = [answer, answer with { Run = 1 }],
                },
                Token);
        }
    }
}
