using Cairn.Migration.Tests.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Cairn.Migration.Tests;

/// <summary>The code of the guide, as it stands there.</summary>
public sealed class GuideTests
{
    [Fact]
    public async Task What_is_not_taken_over_is_handed_back()
    {
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("legacy"));
        await using var service = await ServiceAsync(legacy, (context, _) =>
        {
            context.Response.Headers["X-Cairn-Not-Migrated"] = "1";
            context.Response.StatusCode = StatusCodes.Status501NotImplemented;
            return Results.Empty;
        });
        using var client = new HttpClient();

        var answer = await client.PostAsync(new Uri(service.Urls.Single() + "/builds"), content: null, TestContext.Current.CancellationToken);

        Assert.Equal("legacy", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_is_no_copy_is_no_dry_run()
    {
        await using var legacy = ScriptedUpstream.Answering(ScriptedUpstream.Ok("legacy"));
        await using var service = await ServiceAsync(legacy, (_, shadow) =>
        {
            if (shadow.IsDryRun)
            {
                return Results.Accepted(); // nothing was stored
            }

            return Results.Created();
        });
        using var client = new HttpClient();

        var answer = await client.PostAsync(new Uri(service.Urls.Single() + "/builds"), content: null, TestContext.Current.CancellationToken);

        Assert.Equal(StatusCodes.Status201Created, (int)answer.StatusCode);
    }

    private static async Task<WebApplication> ServiceAsync(ScriptedUpstream legacy, Func<HttpContext, ShadowContext, IResult> report)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StranglerHost.Route("POST /builds", "migrated")) { ["Cairn:Strangler:LegacyAddress"] = legacy.Address.AbsoluteUri });
        builder.Services.AddCairnMigration();
        var app = builder.Build();
        app.UseCairnStrangler();
        app.MapPost("/builds", report);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }
}
