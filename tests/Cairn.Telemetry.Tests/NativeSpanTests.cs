using System.Diagnostics;
using Cairn.Testing;
using Microsoft.AspNetCore.Builder;

namespace Cairn.Telemetry.Tests;

public sealed class NativeSpanTests : IDisposable
{
    private const string Switch = "Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData";

    // The default of ASP.NET Core 11: it writes attributes of its own.
    public NativeSpanTests() => AppContext.SetSwitch(Switch, false);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/builds/42?token=s3cret", "GET /builds/{id}", null)]
    [InlineData("/boom", "GET /boom", "System.InvalidOperationException")]
    public async Task A_span_with_native_attributes_is_the_same_as_one_without(string target, string name, string? errorType)
    {
        var native = await ServeAsync(target);
        AppContext.SetSwitch(Switch, true);
        var own = await ServeAsync(target);

        Assert.Empty(native.Attributes.RepeatedKeys);
        Assert.Equal(Described(own), Described(native));
        Assert.Equal((name, errorType), (native.Name, native.Attributes["error.type"]));
    }

    [Fact]
    public async Task Native_attributes_are_there_at_the_start()
    {
        var atStart = "";
        await using var service = await TestService.StartAsync(app => app.MapGet("/", () =>
        {
            atStart = $"{Activity.Current!.GetTagItem("http.request.method")}";
        }));

        await service.Http.GetAsync("/", Cancellation);

        Assert.Equal("GET", atStart);
    }

    public void Dispose() => AppContext.SetSwitch(Switch, true);

    private static async Task<OtlpSpan> ServeAsync(string target)
    {
        await using var service = await TestService.StartAsync(app =>
        {
            app.MapGet("/builds/{id}", (string id) => id);
            app.MapGet("/boom", string () => throw new InvalidOperationException("boom"));
        });
        await service.Http.GetAsync(target, Cancellation);
        return await service.StopAndGetServerSpanAsync();
    }

    private static string Described(OtlpSpan span) => $"{span.Name} {span.Status} " + string.Join(
        ' ', span.Attributes.Where(attribute => attribute.Key != "server.port").Select(attribute => $"{attribute.Key}={attribute.Value}").Order(StringComparer.Ordinal));
}
