using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using Cairn.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cairn.Telemetry.Tests;

public sealed class OtlpReceiverFuzzTests
{
    private const int Seed = 20_260;
    private const int RoundsPerSignal = 700;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_damage_to_a_real_export_does_more_than_get_it_refused()
    {
        var exports = await CaptureExportsAsync();
        await using var receiver = await OtlpReceiver.StartAsync(Cancellation);
        using var http = new HttpClient { BaseAddress = receiver.Endpoint };
        var random = new Random(Seed);
        var refused = 0;

        foreach (var (path, export) in exports)
        {
            for (var round = 0; round < RoundsPerSignal; round++)
            {
                var answer = await PostAsync(http, path, Damage(export, random));
                Assert.True(answer is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"Round {round} of {path} with seed {Seed} was answered {answer}.");
                refused += answer == HttpStatusCode.BadRequest ? 1 : 0;
            }

            Assert.Equal(HttpStatusCode.OK, await PostAsync(http, path, export));
        }

        Assert.Equal(3, exports.Count);
        Assert.Equal(refused, receiver.Rejections.Count);
        Assert.InRange(refused, 1, (3 * RoundsPerSignal) - 1);
    }

    /// <summary>Has the real exporters send all signals to a server that keeps the bytes.</summary>
    private static async Task<IDictionary<string, byte[]>> CaptureExportsAsync()
    {
        var exports = new ConcurrentDictionary<string, byte[]>();
        var builder = WebApplication.CreateBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        await using var collector = builder.Build();
        collector.MapPost("/v1/{signal}", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            exports[request.Path] = body.ToArray();
        });
        await collector.StartAsync(Cancellation);

        await using var service = await TestService.StartAsync(
            app => app.MapGet("/", () => "home"), settings: $"--OTEL_EXPORTER_OTLP_ENDPOINT={collector.Urls.Single()}");
        await service.Http.GetAsync("/", Cancellation);
        await service.StopAsync();
        return exports;
    }

    private static byte[] Damage(byte[] export, Random random)
    {
        var damaged = export.ToArray();
        for (var flips = random.Next(1, 6); flips > 0; flips--)
        {
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
        }

        var isCut = random.Next(4) == 0;
        return isCut ? damaged[..random.Next(damaged.Length)] : damaged;
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient http, string path, byte[] payload)
    {
        using var content = new ByteArrayContent(payload);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-protobuf");
        using var answer = await http.PostAsync(path, content, Cancellation);
        return answer.StatusCode;
    }
}
