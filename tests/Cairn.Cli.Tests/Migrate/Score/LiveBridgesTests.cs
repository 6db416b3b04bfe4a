using Cairn.Cli.Migrate.Routes;
using Cairn.Cli.Migrate.Score;
using Cairn.PythonCompat;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Compat = Cairn.PythonCompat.PythonCompat;

namespace Cairn.Cli.Tests.Migrate.Score;

/// <summary>The forms of Python that a real service tells of, over HTTP.</summary>
public sealed class LiveBridgesTests
{
    [Fact]
    public async Task The_bridges_of_a_service_are_read_with_their_dates()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddPythonCompat(
            PythonStyle.Flask, compat => compat.DisableAll().Enable(Compat.Floats | Compat.SortedKeys).Date(Compat.Floats, new DateOnly(2025, 6, 1), new DateOnly(2026, 2, 28)));
        await using var service = builder.Build();
        service.MapGet("/python-compat", service.Services.GetRequiredKeyedService<RequestDelegate>("Cairn.Management:GET /python-compat"));
        await service.StartAsync(TestContext.Current.CancellationToken);

        var report = await ManagementPort.AskAsync<BridgeReport>(new Uri(service.Urls.Single()), BridgeReport.Path, TestContext.Current.CancellationToken);

        Assert.Equal([new BridgeFact("Floats", new DateOnly(2025, 6, 1), new DateOnly(2026, 2, 28)), new BridgeFact("SortedKeys", null, null)], report!.Bridges);
    }
}
