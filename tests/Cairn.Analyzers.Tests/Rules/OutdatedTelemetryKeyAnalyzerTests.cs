using Cairn.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace Cairn.Analyzers.Tests.Rules;

public sealed class OutdatedTelemetryKeyAnalyzerTests
{
    [Theory]
    [InlineData("activity?.SetTag([|\"http.status_code\"|], 200);")]
    [InlineData("activity?.SetTag(\"url.full\", \"/\").AddTag([|\"http.method\"|], \"GET\");")]
    [InlineData("activity?.AddTag(value: \"GET\", key: [|\"http.method\"|]);")]
    [InlineData("activity?.SetTag([|Old|], \"SELECT 1\");")]
    [InlineData("activity?.AddEvent(new(\"sent\", tags: new() { { [|\"http.url\"|], \"/\" } }));")]
    [InlineData("var tags = new TagList(); tags.Add([|\"http.method\"|], \"GET\");")]
    [InlineData("var tags = new TagList { { [|\"http.method\"|], \"GET\" } };")]
    [InlineData("counter.Add(1, new KeyValuePair<string, object?>([|\"http.method\"|], \"GET\"));")]
    [InlineData("KeyValuePair<string, object?> tag = new([|\"db.system\"|], \"redis\");")]
    public Task A_renamed_key_of_a_tag_is_found(string statement) => VerifyStatement(statement);

    [Theory]
    [InlineData("activity?.SetTag(\"http.response.status_code\", 200);")]
    [InlineData("activity?.SetTag(\"HTTP.METHOD\", 200);")]
    [InlineData("activity?.SetTag(\"acme.method\", \"http.method\");")]
    [InlineData("activity?.SetBaggage(\"http.method\", \"GET\");")]
    [InlineData("var key = \"http.method\"; activity?.SetTag(key, 200);")]
    [InlineData("var rows = new Dictionary<string, string>(); rows.Add(\"http.method\", \"GET\");")]
    [InlineData("var row = new KeyValuePair<string, int>(\"http.method\", 1);")]
    public Task Other_keys_and_other_pairs_are_not_found(string statement) => VerifyStatement(statement);

    [Theory]
    [InlineData("http.status_code", "'http.status_code' is outdated. Use 'http.response.status_code'.")]
    [InlineData("net.peer.name", "'net.peer.name' is outdated. Use 'server.address' or 'client.address'.")]
    [InlineData("http.target", "'http.target' is outdated. Use 'url.path' and 'url.query'.")]
    public async Task The_message_names_the_key_of_today(string key, string message)
    {
        var found = await VerifyStatement($"activity?.SetTag([|\"{key}\"|], 1);");

        Assert.Equal(message, Assert.Single(found).GetMessage(null));
    }

    [Fact]
    public void No_key_is_renamed_to_an_outdated_one() =>
        Assert.DoesNotContain(TelemetryKeys.Renamed.Values, TelemetryKeys.Renamed.ContainsKey);

    private static async Task<IReadOnlyList<Diagnostic>> VerifyStatement(string statement) =>
        await Verify.Diagnostic<OutdatedTelemetryKeyAnalyzer>($$"""
        using System.Collections.Generic;
        using System.Diagnostics;
        using System.Diagnostics.Metrics;

        class Sweeper(Counter<long> counter)
        {
            const string Old = "db.statement";

            void Sweep(Activity? activity)
            {
                {{statement}}
            }

            object Kept => counter;
        }
        """);
}
