using System.Diagnostics;

namespace Cairn.Telemetry.Tests.Propagation;

public sealed class TraceEnvironmentTests
{
    public static TheoryData<string, string> Secrets => new()
    {
        { "db-password", "x" },
        { "X-Api-Key", "x" },
        { "session_TOKEN", "x" },
        { "header", "Bearer abc" },
        { "id", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2ln" },
        { "remote", "https://ci:hunter2@git.example/app" },
        { "user", "ghp_0123456789012345678901234567890123456789" },
        { "pem", "-----BEGIN RSA PRIVATE KEY-----" },
    };

    [Fact]
    public void A_context_replaces_all_of_an_earlier_one()
    {
        var environment = new Dictionary<string, string?> { ["TRACEPARENT"] = "old", ["TRACESTATE"] = "old=1", ["BAGGAGE"] = "old=1", ["PATH"] = "/bin" };
        using var activity = new Activity("work").Start();

        var returned = environment.AddTraceContext();

        Assert.Same(environment, returned);
        Assert.Equal(new Dictionary<string, string?> { ["TRACEPARENT"] = activity.Id, ["PATH"] = "/bin" }, environment);
        Assert.NotEqual(activity.Id, Environment.GetEnvironmentVariable("TRACEPARENT"));
    }

    [Fact]
    public void Without_an_activity_what_was_inherited_is_passed_on()
    {
        var environment = new Dictionary<string, string?> { ["TRACEPARENT"] = "inherited" };

        environment.AddTraceContext();

        Assert.Equal("inherited", environment["TRACEPARENT"]);
    }

    [Fact]
    public void An_activity_without_a_W3C_id_has_nothing_to_pass_on()
    {
        using var activity = new Activity("work").SetIdFormat(ActivityIdFormat.Hierarchical).Start();

        Assert.Empty(new Dictionary<string, string?>().AddTraceContext(activity));
    }

    [Fact]
    public void Baggage_of_the_activity_and_of_OpenTelemetry_is_passed_and_the_latter_wins()
    {
        using var activity = new Activity("work").AddBaggage("ticket", "A-1").AddBaggage("team", "ci").Start();
        OpenTelemetry.Baggage.SetBaggage("ticket", "Ä;2");

        var environment = new Dictionary<string, string?>().AddTraceContext();
        OpenTelemetry.Baggage.ClearBaggage();

        Assert.Equal("ticket=%C3%84%3B2,team=ci", environment["BAGGAGE"]);
    }

    [Theory]
    [MemberData(nameof(Secrets))]
    public void What_looks_like_a_secret_is_not_passed(string key, string value)
    {
        using var activity = new Activity("work").AddBaggage(key, value).AddBaggage("ticket", "A-1").Start();

        Assert.Equal("ticket=A-1", new Dictionary<string, string?>().AddTraceContext()["BAGGAGE"]);
    }

    [Fact]
    public void Entries_beyond_the_limits_or_without_a_proper_key_are_not_passed()
    {
        using var activity = new Activity("work").AddBaggage("two words", "x").AddBaggage("long", new string('x', 8190)).Start();
        for (var i = 0; i < 70; i++)
        {
            activity.AddBaggage($"key{i}", "x");
        }

        var entries = new Dictionary<string, string?>().AddTraceContext()["BAGGAGE"]!.Split(',');

        Assert.Equal(64, entries.Length);
        Assert.All(entries, entry => Assert.StartsWith("key", entry, StringComparison.Ordinal));
    }

    [Fact]
    public void A_malformed_state_is_not_passed()
    {
        using var activity = new Activity("work") { TraceStateString = "Not Valid" }.Start();

        Assert.Equal(["TRACEPARENT"], new Dictionary<string, string?>().AddTraceContext().Keys);
    }

    [Fact]
    public void An_environment_must_be_given()
    {
        Assert.Throws<ArgumentNullException>("start", () => TraceEnvironment.AddTraceContext((ProcessStartInfo)null!));
        Assert.Throws<ArgumentNullException>("environment", () => TraceEnvironment.AddTraceContext((IDictionary<string, string?>)null!));
    }
}
