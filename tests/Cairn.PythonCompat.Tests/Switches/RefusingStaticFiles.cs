using Cairn.PythonCompat.Tests.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.FileProviders;

namespace Cairn.PythonCompat.Tests.Switches;

public sealed class RefusingStaticFiles
{
    private const string Refusal =
        "'AddPythonCompat' is Flask. Python's forms are refused beside static files, since paths are not normalized. "
        + "Serve the files from another host, or turn every switch off with DisableAll and turn them on for routes.";

    [Fact]
    public async Task A_service_with_static_files_does_not_start() => Assert.Equal(Refusal, await StartAsync(app => app.UseStaticFiles()));

    [Fact]
    public async Task Neither_does_one_that_names_where_they_are() =>
        Assert.Equal(Refusal, await StartAsync(app => app.UseStaticFiles(new StaticFileOptions { FileProvider = new NullFileProvider(), RequestPath = "/files" })));

    [Fact]
    public async Task One_without_a_switch_for_all_of_it_starts()
    {
        await using var service = await PortedService.StartAsync(
            builder => builder.Services.AddPythonCompat(PythonStyle.Flask, compat => compat.DisableAll()),
            app => app.UseStaticFiles(new StaticFileOptions { FileProvider = new NullFileProvider() }),
            TestContext.Current.CancellationToken);

        Assert.True(service.Address.IsLoopback);
    }

    private static async Task<string> StartAsync(Action<WebApplication> map)
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(
            () => PortedService.StartAsync(builder => builder.Services.AddPythonCompat(PythonStyle.Flask), map, TestContext.Current.CancellationToken));
        return refusal.Message;
    }
}
