using Cairn.Cassettes;
using Cairn.Parity.Tests.Legacy;

namespace Cairn.Parity.Tests.Learning;

/// <summary>Ten requests a route of a real Flask service, asked of two instances; then a third one, and thirteen careless ports.</summary>
public sealed class LearningFromFlask(ITestOutputHelper output)
{
    private const int Requests = 10;
    private const int FewestCaught = 12;

    private static readonly string[] Faults =
    [
        "id-not-uuid", "trace-short", "host-wrong", "bool-as-text", "time-format", "time-zone", "tag-lost", "tag-twice", "age-negative", "warning-gone", "unit", "expired", "log-word",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rules_learned_from_ten_requests_a_route_raise_no_false_alarm_and_catch_twelve_of_thirteen_faults()
    {
        var cassette = await RecordAsync();
        var learned = NoiseLearner.Learn(cassette.Exchanges, ParityRules.None);
        output.WriteLine(learned.Rules.ToString());
        learned.Unexplained.ToList().ForEach(output.WriteLine);

        var clean = await AgainstAsync("", cassette, learned.Rules);
        List<string> caught = [];
        foreach (var fault in Faults)
        {
            var report = await AgainstAsync(fault, cassette, learned.Rules);
            output.WriteLine($"{fault}: {string.Join("; ", report.Routes.SelectMany(route => route.Differences).Take(3).Select(group => group.First.ToString()))}");
            caught.AddRange(report.HasParity is false ? [fault] : []);
        }

        output.WriteLine(clean.ToText(ParityReportFormat.Console));
        Assert.Empty(clean.Routes.SelectMany(route => route.Differences).Select(group => group.First.ToString()));
        Assert.True(caught.Count >= FewestCaught, $"Not caught: {string.Join(", ", Faults.Except(caught))}");
    }

    private static async Task<Cassette> RecordAsync()
    {
        using var first = await StartAsync("1");
        using var second = await StartAsync("2");
        return await Recorded.ThroughDiskAsync(await BuildTraffic.RecordAsync(Requests, first, second, Token), Token);
    }

    private static async Task<ParityReport> AgainstAsync(string fault, Cassette cassette, ParityRules rules)
    {
        using var candidate = await StartAsync("3", fault);
        return await Recorded.ReplayAsync(cassette, rules, candidate.Address, Token);
    }

    /// <summary>What is drawn, and in which order sets are, hangs on a seed: in one recording of a hundred, ten draws hide some noise. Ids and times stay as they come.</summary>
    private static Task<PythonServer> StartAsync(string seed, string fault = "") =>
        PythonServer.StartAsync("builds.py", Token, ("FAULT", fault), ("SEED", seed), ("PYTHONHASHSEED", seed));
}
