using Cairn.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Caching.Tests.Guide;

public sealed class GuideTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly BuildStore _store = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_read_asks_the_store_once_and_again_after_a_change()
    {
        var builder = Builder();
        builder.Services.AddCairnCaching();
        await using var app = builder.Build();
        var builds = new CachedBuilds(app.Services.GetRequiredService<HybridCache>(), _store);

        Assert.Null(await builds.FindAsync("42", Cancellation));
        Assert.Null(await builds.FindAsync("42", Cancellation));
        await builds.SaveAsync(new Build("42", "running"), Cancellation);

        Assert.Equal("running", (await builds.FindAsync("42", Cancellation))?.Status);
        Assert.Equal(2, _store.Reads);
    }

    [Fact]
    public async Task A_build_is_served_stale_while_the_store_is_down()
    {
        var builder = Builder();
        builder.Services.AddCairnCaching(options => options.Policies["builds"] = new()
        {
            KeyPrefix = "build:",
            Expiration = TimeSpan.FromSeconds(30),
            NullExpiration = TimeSpan.FromSeconds(5),
            StaleFor = TimeSpan.FromHours(1),
        });
        await using var app = builder.Build();
        var builds = new CachedBuilds(app.Services.GetRequiredService<HybridCache>(), _store);
        await builds.SaveAsync(new Build("42", "running"), Cancellation);
        await builds.FindAsync("42", Cancellation);

        _clock.Advance(TimeSpan.FromMinutes(30));
        _store.IsDown = true;

        Assert.Equal("running", (await builds.FindAsync("42", Cancellation))?.Status);
    }

    [Fact]
    public async Task A_token_lives_as_long_as_its_issuer_says()
    {
        using var test = new CacheUnderTest();
        var issuer = new TokenIssuer();

        Assert.Equal("token 1", (await TokenAsync(test.Cache, issuer, Cancellation)).Text);
        Assert.Equal("token 1", (await TokenAsync(test.Cache, issuer, Cancellation)).Text);
        test.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("token 2", (await TokenAsync(test.Cache, issuer, Cancellation)).Text);
    }

    private static async Task<IssuedToken> TokenAsync(CairnCache cache, TokenIssuer issuer, CancellationToken cancellationToken)
    {
        var token = await cache.GetOrCreateAsync("token", issuer, static async (issuer, context, ct) =>
        {
            var issued = await issuer.IssueAsync(ct);
            context.Expiration = issued.Life / 2;
            return issued;
        }, cancellationToken: cancellationToken);

        return token;
    }

    private WebApplicationBuilder Builder()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddSingleton<TimeProvider>(_clock);
        return builder;
    }
}
