using System.Globalization;
using Cairn.Testing;

namespace Cairn.Parity.Tests.Replay;

/// <summary>Recorded exchanges as test cases: each by itself, in process, with the clock, the ids and the dependencies of the recording.</summary>
public sealed class ReplayingAsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static IEnumerable<object[]> Cases => ParityCassette.Load("Replay/builds.cassette.jsonl").Rows;

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task It_answers_as_the_old_service(ParityCase recorded)
    {
        await using var service = await CairnTestHost.StartAsync(TestService.RunAsync, host => host.ConfigureServices(recorded.Seed), Token);
        service.Clock.SetUtcNow(recorded.Exchange.At);

        ParityAssert.Equal(await recorded.AskAsync(service.Http, Token));
    }

    [Fact]
    public void A_case_has_a_stable_name_and_can_be_found_again()
    {
        var found = ParityCassette.Load("Replay/builds.cassette.jsonl").ToList();

        Assert.Equal(["0001 POST /builds 201", "0002 GET /builds/{id} 200", "0003 GET /now 200", "0004 GET /notified/{id} 200"], found.Select(one => one.ToString()));
        Assert.Equal(found[1].ToString(), ParityCase.Parse(found[1].ToString(null, CultureInfo.InvariantCulture), null).ToString());
        Assert.False(ParityCase.TryParse("7|nothing", null, out _));
    }

    [Fact]
    public async Task A_difference_prints_place_values_rule_and_what_to_do()
    {
        var recorded = ParityCassette.Load("Replay/builds.cassette.jsonl").ElementAt(2);
        await using var service = await CairnTestHost.StartAsync(TestService.RunAsync, host => host.ConfigureServices(recorded.Seed), Token);
        service.Clock.SetUtcNow(recorded.Exchange.At.AddHours(1));

        var result = await recorded.AskAsync(service.Http, Token);
        var failure = Assert.Throws<ParityException>(() => ParityAssert.Equal(result));

        Assert.Equal(
            [
                "Exchange 3, GET /now, is answered differently:",
                "  $.now: legacy \"2026-03-01T12:34:56+00:00\", candidate \"2026-03-01T13:34:56+00:00\" [no rule]",
                "Mend the service, or accept it: cairn parity accept --route \"GET /now\" --path \"$.now\" --why …",
            ],
            failure.Message.Split(Environment.NewLine));
    }

    [Fact]
    public async Task A_case_can_be_replayed_with_settings_of_its_own()
    {
        var recorded = ParityCassette.Load("Replay/builds.cassette.jsonl").First();
        await using var service = await CairnTestHost.StartAsync(TestService.RunAsync, host => host.ConfigureServices(recorded.Seed), Token);

        var result = await recorded.With(settings => settings.Level = ParityLevel.Strict).AskAsync(service.Http, Token);

        Assert.Contains("PY04", result.Differences.Select(difference => difference.Code));
    }
}
