using System.Text.Json;
using Cairn.Cassettes;
using Cairn.Migration.Tests.Wire;
using Cairn.Parity;
using Microsoft.Extensions.Options;

namespace Cairn.Migration.Tests.Shadow;

/// <summary>The file of rules that tests and the gate go by, on live traffic.</summary>
public sealed class RulesTests : IDisposable
{
    private const string Json = "Content-Type: application/json\r\n";

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"cairn-{Guid.NewGuid():N}.parity.rules.json");

    [Theory]
    [InlineData("{\"id\":\"0c4d27a5-7d3c-4a52-9d7c-4f5c5f0c8d11\"}", "cairn.outcome=equal_with_noise")]
    [InlineData("{\"id\":\"0c4d27a5-7d3c-1a52-9d7c-4f5c5f0c8d11\"}", "cairn.outcome=different")]
    [InlineData("{\"id\":\"7\"}", "cairn.outcome=different")]
    [InlineData("{\"id\":\"9b6f0a3e-55a3-4a0e-8c36-6c7ad0f8b5a1\"}", "cairn.outcome=equal")]
    public async Task What_a_rule_excuses_is_equal_with_noise(string ofCandidate, string outcome)
    {
        Write(Rule("GET /builds/{build}", """{"path":"$.id","kind":"shape","shape":"{uuid:4}"}"""));
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("{\"id\":\"9b6f0a3e-55a3-4a0e-8c36-6c7ad0f8b5a1\"}", Json));
        await using var candidate = ScriptedUpstream.Answering(ScriptedUpstream.Ok(ofCandidate, Json));
        await using var host = await StartAsync(legacy, candidate);

        await host.GetAsync("/builds/42?full=1");

        Assert.Equal([$"cairn.migration.comparisons {outcome} http.route=GET /builds/{{id}}"], await host.Measured.WaitForAsync(MigrationTelemetry.Comparisons));
    }

    [Fact]
    public async Task Rules_that_were_learned_from_a_recording_hold_for_live_traffic()
    {
        var learned = NoiseLearner.Learn(Recording(), ParityRules.None);
        await learned.Rules.SaveAsync(_file, TestContext.Current.CancellationToken);
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok(Build(100), Json));
        await using var candidate = ScriptedUpstream.Answering(ScriptedUpstream.Ok(Build(200), Json));
        await using var host = await StartAsync(legacy, candidate);

        await host.GetAsync("/builds/42");

        Assert.Contains("cairn.outcome=equal_with_noise", Assert.Single(await host.Measured.WaitForAsync(MigrationTelemetry.Comparisons)), StringComparison.Ordinal);
        Assert.Single(legacy.Requests);
    }

    [Theory]
    [InlineData("1999-12-31", "cairn.outcome=different")]
    [InlineData("2000-01-01", "cairn.outcome=equal_with_noise")]
    public async Task A_rule_holds_until_its_last_day_is_over(string expires, string outcome)
    {
        Write(Rule("GET /builds/{id}", $$"""{"path":"$.a","kind":"oneOf","values":["1","2"],"source":"manual","why":"the clock","expires":"{{expires}}"}"""));
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("{\"a\":\"1\"}", Json));
        await using var candidate = ScriptedUpstream.Answering(ScriptedUpstream.Ok("{\"a\":\"2\"}", Json));
        await using var host = await StartAsync(legacy, candidate);

        await host.GetAsync("/builds/42");

        Assert.Contains(outcome, Assert.Single(await host.Measured.WaitForAsync(MigrationTelemetry.Comparisons)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("semantic", "cairn.outcome=equal ", null)]
    [InlineData("wire", "cairn.outcome=different", "$.ratio (PY01, PythonCompat.Floats)")]
    [InlineData("strict", "cairn.outcome=different", "$.ratio (PY01, PythonCompat.Floats)")]
    [InlineData("shape", "cairn.outcome=equal ", null)]
    public async Task A_route_is_compared_at_its_level_and_a_known_difference_is_named_with_its_switch(string level, string outcome, string? difference)
    {
        Write($$"""{"cairn":"parity-rules/1","routes":[{"route":"GET /builds/{id}","level":"{{level}}","rules":[]}]}""");
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("{\"ratio\":1.0}", Json));
        await using var candidate = ScriptedUpstream.Answering(ScriptedUpstream.Ok("{\"ratio\":1}", Json));
        await using var host = await StartAsync(legacy, candidate);

        await host.GetAsync("/builds/42");

        Assert.Contains(outcome, Assert.Single(await host.Measured.WaitForAsync(MigrationTelemetry.Comparisons)), StringComparison.Ordinal);
        Assert.Equal(difference is not null, host.Logs.Named("AnswersDiffer").SingleOrDefault()?.Contains(difference ?? "", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public async Task The_report_names_the_file_and_counts_what_differs()
    {
        Write("""{"cairn":"parity-rules/1","routes":[{"route":"GET /builds/{id}","level":"wire","rules":[]}]}""");
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("{\"ratio\":1.0,\"name\":\"secret\"}", Json));
        await using var candidate = ScriptedUpstream.Answering(ScriptedUpstream.Ok("{\"ratio\":1}", Json));
        await using var host = await StartAsync(legacy, candidate);
        await host.GetAsync("/builds/1");
        await host.GetAsync("/builds/2");
        await host.Measured.WaitForAsync(MigrationTelemetry.Comparisons, 2);

        using var report = JsonDocument.Parse(await host.DescribeAsync());

        Assert.Equal(_file, report.RootElement.GetProperty("rules").GetString());
        Assert.Equal(
            """[{"place":"$.name missing","code":null,"switch":null,"count":2},{"place":"$.ratio","code":"PY01","switch":"Floats","count":2}]""",
            report.RootElement.GetProperty("routes")[0].GetProperty("differences").GetRawText());
    }

    [Fact]
    public async Task What_legacy_varies_by_itself_does_not_hide_what_differs_beside_it()
    {
        var next = 0;
        await using var legacy = ScriptedUpstream.Start(async (upstream, connection) =>
        {
            while (await upstream.ReadRequestAsync(connection) is not null)
            {
                await connection.SendAsync(ScriptedUpstream.Ok($"{{\"noise\":{Interlocked.Increment(ref next)},\"name\":\"a\"}}", Json));
            }
        });
        await using var candidate = ScriptedUpstream.Answering(ScriptedUpstream.Ok("{\"noise\":77,\"name\":\"b\"}", Json));
        await using var host = await StartAsync(legacy, candidate, withRules: false);

        await host.GetAsync("/builds/42");
        await host.Measured.WaitForAsync(MigrationTelemetry.Comparisons);

        Assert.EndsWith("differ at $.name. This is said once", Assert.Single(host.Logs.Named("AnswersDiffer")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reload_reads_the_file_again_and_a_faulty_one_leaves_the_last_good_in_force()
    {
        Write(Rule("GET /builds/{id}", """{"path":"$.a","kind":"oneOf","values":["1"]}"""));
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("{\"a\":\"1\"}", Json));
        await using var candidate = ScriptedUpstream.Answering(ScriptedUpstream.Ok("{\"a\":\"2\"}", Json));
        await using var host = await StartAsync(legacy, candidate);

        Write(Rule("GET /builds/{id}", """{"path":"$.a","kind":"oneOf","values":["1","2"]}"""));
        host.Reload();
        Write("no rules");
        host.Reload();
        await host.GetAsync("/builds/42");

        Assert.Contains("cairn.outcome=equal_with_noise", Assert.Single(await host.Measured.WaitForAsync(MigrationTelemetry.Comparisons)), StringComparison.Ordinal);
        Assert.StartsWith($"The routing table was not taken over, the last good one stays in force: 'Cairn:Strangler:Rules' is '{_file}'. ", Assert.Single(host.Logs.Named("RoutingTableRejected")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"cairn\":\"parity-rules/1\",\"routes\":[{\"rout\":\"x\"}]}", "It must be rules as 'cairn parity learn' writes them, and is not: ", "'rout' is no member of a route")]
    [InlineData(null, "It must be a file that can be read, and is not: ", "Put parity.rules.json there, or remove the key.")]
    public async Task A_file_that_is_wrong_refuses_to_start_and_says_what_to_do(string? content, string rule, string more)
    {
        if (content is not null)
        {
            Write(content);
        }

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => StranglerHost.StartAsync(legacy: null, new() { ["Cairn:Strangler:Rules"] = _file }));

        var fault = Assert.Single(refusal.Failures);
        Assert.StartsWith($"'Cairn:Strangler:Rules' is '{_file}'. {rule}", fault, StringComparison.Ordinal);
        Assert.Contains(more, fault, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(_file);

    private static string Rule(string route, string rule) => $$"""{"cairn":"parity-rules/1","routes":[{"route":"{{route}}","rules":[{{rule}}]}]}""";

    /// <summary>Ten requests, each asked twice: ids and times are new each time.</summary>
    private static IEnumerable<CassetteExchange> Recording() => Enumerable.Range(1, 10).Select(number => new CassetteExchange
    {
        Id = $"{number}",
        At = new DateTimeOffset(2024, 3, 1, 12, 0, 0, TimeSpan.Zero) + number * TimeSpan.FromMinutes(7),
        Request = new CassetteRequest { Method = "GET", Target = $"/builds/{number}" },
        Responses = [Recorded(2 * number, run: 0), Recorded(2 * number + 1, run: 1)],
    });

    private static CassetteResponse Recorded(int seed, int run) =>
        new() { Run = run, Status = 200, Headers = [KeyValuePair.Create("Content-Type", "application/json")], Body = CassetteBody.FromWire(System.Text.Encoding.ASCII.GetBytes(Build(seed)), contentEncoding: null) };

    private static string Build(int seed) => $$"""{"trace":"{{new Guid(seed, 7, 0x4a0e, 0x8c, 0x36, 0x6c, (byte)seed, 0xd0, 0xf8, 0xb5, 0xa1)}}","name":"main"}""";

    private void Write(string rules) => File.WriteAllText(_file, rules);

    private Task<StranglerHost> StartAsync(ScriptedUpstream legacy, ScriptedUpstream candidate, bool withRules = true) => withRules
        ? StranglerHost.ShadowedAsync(legacy, candidate, ("Routes:0:Match", "GET /builds/{id}"), ("Rules", _file))
        : StranglerHost.ShadowedAsync(legacy, candidate, ("Routes:0:Match", "GET /builds/{id}"));
}
