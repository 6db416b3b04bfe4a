using Cairn.Migration.Tests.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Cairn.Migration.Tests.Routing;

public sealed class StateTests
{
    [Theory]
    [InlineData("legacy", "legacy")]
    [InlineData("shadow", "legacy")]
    [InlineData("migrated", "candidate")]
    [InlineData("retired", "candidate")]
    public async Task A_state_says_who_answers(string state, string answer)
    {
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("legacy"));
        await using var host = await StranglerHost.StartAsync(legacy.Address, StranglerHost.Route("GET /builds/{id}", state), Candidate);

        Assert.EndsWith(answer, await host.Http.GetStringAsync(new Uri("/builds/42", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(
            $"cairn.migration.requests cairn.route.state={state} cairn.served_by={answer} http.route=GET /builds/{{id}}",
            Assert.Single(await host.Measured.WaitForAsync(MigrationTelemetry.Requests)));
    }

    [Fact]
    public async Task A_canary_answers_its_share_and_each_client_always_the_same()
    {
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("legacy"));
        await using var host = await StranglerHost.StartAsync(legacy.Address, StranglerHost.Route("GET /builds/{id}", "canary", ("Percent", "20"), ("StickyBy", "header:X-Org")), Candidate);

        var first = await AnswersAsync(host);
        var second = await AnswersAsync(host);

        Assert.Equal(first, second);
        Assert.Contains("candidate", first);
        Assert.Contains("legacy", first);
    }

    [Theory]
    [InlineData("/Builds/42")]
    [InlineData("/builds/42/")]
    [InlineData("//builds/42")]
    [InlineData("/x/../builds/42")]
    [InlineData("/builds/%2e%2e/builds/42")]
    [InlineData("/unknown")]
    public async Task What_a_router_would_forgive_stays_with_legacy(string target)
    {
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("legacy"));
        await using var host = await StranglerHost.StartAsync(legacy.Address, StranglerHost.Route("GET /builds/{id}", "migrated"), Candidate);

        Assert.EndsWith("legacy", await host.GetAsync(target), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_legacy_the_candidate_answers_everything()
    {
        await using var host = await StranglerHost.StartAsync(legacy: null, map: Candidate);

        Assert.EndsWith("candidate", await host.Http.GetStringAsync(new Uri("/builds/42", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_strangler_stands_before_what_the_application_has_put_first()
    {
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("legacy"));
        await using var host = await StranglerHost.StartAsync(legacy.Address, map: app =>
        {
            app.Use((HttpContext context, RequestDelegate _) => context.Response.WriteAsync("guarded", context.RequestAborted));
            app.UseCairnStrangler();
        });

        Assert.EndsWith("legacy", await host.GetAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_its_services_it_says_which_verb_is_missing()
    {
        var app = WebApplication.CreateSlimBuilder().Build();

        Assert.Contains("AddCairnMigration", Assert.Throws<InvalidOperationException>(() => app.UseCairnStrangler()).Message, StringComparison.Ordinal);
    }

    private static void Candidate(WebApplication app) => app.MapGet("/builds/{id}", () => "candidate");

    private static async Task<IReadOnlyList<string>> AnswersAsync(StranglerHost host)
    {
        var answers = new List<string>();
        for (var organisation = 0; organisation < 30; organisation++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/builds/42");
            request.Headers.Add("X-Org", $"{organisation}");
            using var answer = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
            answers.Add(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        return answers;
    }
}
