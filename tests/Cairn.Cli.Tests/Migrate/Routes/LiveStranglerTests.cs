using Cairn.Cli.Migrate.Routes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cairn.Cli.Tests.Migrate.Routes;

/// <summary>The report of a real strangler, over HTTP.</summary>
public sealed class LiveStranglerTests : IDisposable
{
    private readonly MigrateBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task The_report_of_a_strangler_is_read()
    {
        await using var service = await StartAsync(("Routes:0:Match", MigrateBench.Builds), ("Routes:0:State", "retired"), ("Routes:1:Match", "* /files/{**path}"), ("Routes:1:State", "retired"));
        using var client = new HttpClient();
        await client.GetStringAsync(new Uri($"{service.Urls.Single()}/builds/1"), TestContext.Current.CancellationToken);

        var report = await ManagementPort.StranglerAsync(new Uri(service.Urls.Single()), TestContext.Current.CancellationToken);

        var route = report.Find(MigrateBench.Builds)!;
        Assert.Equal(("retired", "retired", 1L, null), (route.StateText, route.Effective, route.Requests, route.Rollback));
        Assert.Equal(2, report.Routes.Count);
    }

    [Fact]
    public async Task The_table_is_shown_beside_that_of_a_strangler()
    {
        await using var service = await StartAsync(("Routes:0:Match", MigrateBench.Builds), ("Routes:0:State", "retired"));
        var file = _bench.Folder.Write("strangler.json", MigrateBench.Table("retired"));

        Assert.Equal(ExitCode.Holds, await _bench.RunAsync("routes", "--file", file, "--live", service.Urls.Single()));

        Assert.Contains("route             state    in force  parity  coverage  requests\nGET /builds/{id}  retired  retired   -       -         0\n", _bench.Output, StringComparison.Ordinal);
    }

    private static async Task<WebApplication> StartAsync(params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(setting => $"Cairn:Strangler:{setting.Key}", setting => (string?)setting.Value));
        builder.Services.AddCairnMigration();
        var app = builder.Build();
        app.UseCairnStrangler();
        app.MapGet("/builds/{id}", (string id) => id);
        app.MapGet("/strangler", app.Services.GetRequiredKeyedService<RequestDelegate>("Cairn.Management:GET /strangler"));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }
}
