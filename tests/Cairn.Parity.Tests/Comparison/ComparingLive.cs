using System.Text;
using Cairn.Cassettes;
using Cairn.Testing;

namespace Cairn.Parity.Tests.Comparison;

public sealed class ComparingLive
{
    private const string Token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U";

    private static readonly LiveComparer Comparer = new(RedactionPolicy.Default, new ManualTimeProvider());

    [Theory]
    [InlineData("{\"a\":1.0}", "{\"a\":1}", ParityVerdict.Equal)]
    [InlineData("{\"a\":1}", "{\"a\":2}", ParityVerdict.Different)]
    [InlineData("{\"a\":1,\"at\":1}", "{\"a\":1,\"at\":3}", ParityVerdict.NotComparable)]
    public void A_verdict_needs_no_recording(string legacy, string candidate, ParityVerdict verdict)
    {
        var result = Compare(ParityRules.None, [legacy, legacy.Replace("\"at\":1", "\"at\":2", StringComparison.Ordinal)], candidate);

        Assert.Equal(verdict, result.Verdict);
        Assert.Equal("GET /builds/{id}", result.Route);
    }

    [Fact]
    public void What_the_old_service_varies_is_not_told_beside_what_differs()
    {
        var result = Compare(ParityRules.None, ["{\"at\":1,\"a\":[1]}", "{\"at\":2,\"a\":[1]}"], "{\"at\":3,\"a\":[2]}");

        Assert.Equal(("$.a[0]", "$.a[*]"), (Assert.Single(result.Differences).Path, result.Differences[0].Place));
    }

    [Fact]
    public void No_difference_holds_what_recordings_mask()
    {
        var result = Compare(ParityRules.None, [$$"""{"token":"{{Token}}","email":"a@corp.example"}"""], """{"token":"none","email":"b@corp.example"}""");

        Assert.Equal(2, result.Differences.Count);
        Assert.DoesNotContain(result.Differences, difference => difference.ToString().Contains(Token, StringComparison.Ordinal) || difference.ToString().Contains("corp", StringComparison.Ordinal));
    }

    [Fact]
    public void Bytes_that_nobody_can_read_are_compared_too()
    {
        var (one, other) = (Answer([0xFF, 0xFE, 1]), Answer([0xFF, 0xFE, 2]));

        Assert.Equal(ParityVerdict.Equal, Compare(ParityRules.None, [one], one).Verdict);
        Assert.Equal(ParityVerdict.Different, Compare(ParityRules.None, [one], other).Verdict);
    }

    private static ParityResult Compare(ParityRules rules, IEnumerable<string> legacy, string candidate) =>
        Compare(rules, [.. legacy.Select(text => Answer(Encoding.UTF8.GetBytes(text)))], Answer(Encoding.UTF8.GetBytes(candidate)));

    private static ParityResult Compare(ParityRules rules, IReadOnlyList<CassetteResponse> legacy, CassetteResponse candidate)
    {
        var exchange = new CassetteExchange { Id = "", At = DateTimeOffset.UnixEpoch, Request = new CassetteRequest { Method = "GET", Target = "/builds/42" }, Responses = legacy };
        return Comparer.Compare(rules, exchange, candidate, DateTimeOffset.UnixEpoch);
    }

    private static CassetteResponse Answer(byte[] body) => new() { Status = 200, Body = CassetteBody.FromWire(body, contentEncoding: null) };
}
