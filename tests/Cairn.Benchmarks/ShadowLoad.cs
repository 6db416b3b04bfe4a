using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cairn.Benchmarks;

/// <summary>
/// What those who wait pay for shadow traffic: the same requests through a strangler without copies, one with a dead candidate, and one whose candidate takes 500 ms. In each round the three
/// take turns, each before the others in some rounds; a ratio is that of one round, and the median of all rounds is held against the target, so that drift of the machine hits all alike.
/// </summary>
internal static class ShadowLoad
{
    private const int Rounds = 201;
    private const int RequestsARound = 1000;
    private const int Warmup = 3;
    private const double MostRatio = 1.10;
    private const long MostGrowth = 16 * 1024 * 1024; // the bound of the queue, twice

    public static async Task<bool> RunAsync()
    {
        await using var legacy = await ServerAsync(AnswerAsync);
        await using var slow = await ServerAsync(async context =>
        {
            await Task.Delay(500, context.RequestAborted);
            await AnswerAsync(context);
        });
        ShadowedService[] services =
        [
            await ShadowedService.StartAsync("no shadow", legacy, state: "legacy", candidate: null),
            await ShadowedService.StartAsync("dead candidate", legacy, state: "shadow", candidate: "http://127.0.0.1:1"),
            await ShadowedService.StartAsync("500 ms candidate", legacy, state: "shadow", candidate: slow.Urls.Single()),
        ];

        await AskAsync(services, Warmup);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        foreach (var service in services)
        {
            service.Rounds.Clear();
        }

        await AskAsync(services, Rounds);
        var growth = GC.GetTotalMemory(forceFullCollection: true) - before;
        var holds = Report(services, growth);
        foreach (var service in services)
        {
            await service.DisposeAsync();
        }

        return holds;
    }

    private static Task AnswerAsync(HttpContext context) => context.Response.Body.WriteAsync("{\"status\":\"passed\"}"u8.ToArray()).AsTask();

    private static async Task AskAsync(ShadowedService[] services, int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            for (var turn = 0; turn < services.Length; turn++)
            {
                await services[(round + turn) % services.Length].AskAsync(RequestsARound); // whoever comes after a costly one changes each time
            }
        }
    }

    private static bool Report(ShadowedService[] services, long growth)
    {
        var (baseline, holds) = (services[0], growth <= MostGrowth);
        Console.WriteLine($"{"shadow",-20}{"p50 us",10}{"p99 us",10}{"ratio p50",12}{"ratio p99",12}  copies");
        foreach (var service in services)
        {
            var (half, most) = (Ratio(service, baseline, round => round.Median), Ratio(service, baseline, round => round.P99));
            holds &= half <= MostRatio && most <= MostRatio;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{service.Name,-20}{Median(service.Rounds.Select(round => round.Median)),10:F0}{Median(service.Rounds.Select(round => round.P99)),10:F0}{half,12:F2}{most,12:F2}  {service.Copies}"));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Rounds} rounds of {RequestsARound} requests to each; live memory grew by {growth / 1024} KiB, at most {MostGrowth / 1024} are allowed"));
        return holds;
    }

    private static double Ratio(ShadowedService service, ShadowedService baseline, Func<LatencyRound, double> of) =>
        Median(service.Rounds.Zip(baseline.Rounds, (one, other) => of(one) / of(other)));

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static async Task<WebApplication> ServerAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return app;
    }
}
