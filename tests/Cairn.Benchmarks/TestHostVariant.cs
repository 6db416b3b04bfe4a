using System.Diagnostics;
using Cairn.Testing;
using Cairn.Testing.Tests.Service;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;

namespace Cairn.Benchmarks;

/// <summary>What it takes to run a small service in a test: from nothing to its first answer, and to its end where it has run before.</summary>
internal static class TestHostVariant
{
    private const string TestServer = "TestServer";
    private const string Factory = "WebApplicationFactory";
    private const string Cairn = "CairnTestHost";

    /// <summary>Every life after the first of a process: start, one request, end.</summary>
    public static Benchmark Warm { get; } = new("test-host", [TestServer, Factory, Cairn], variant =>
        QuietlyAsync(() => Measurement.OfAsync(() => LiveAsync(variant), perRound: 1)));

    /// <summary>The first start of a process, up to the first answer: what the first test waits for.</summary>
    public static Benchmark First { get; } = new("test-host-first", [Factory, Cairn, TestServer], variant => QuietlyAsync(() => BeginAsync(variant)));

    private static async Task<Measurement> BeginAsync(string variant)
    {
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var begin = Stopwatch.GetTimestamp();
        var (client, end) = await StartAsync(variant);
        await RequireAsync(client);
        var elapsed = Stopwatch.GetElapsedTime(begin);
        var cost = new Measurement(elapsed.TotalNanoseconds, GC.GetTotalAllocatedBytes(precise: true) - bytes);
        await end.DisposeAsync();
        return cost;
    }

    private static async Task LiveAsync(string variant)
    {
        var (client, end) = await StartAsync(variant);
        await using (end)
        {
            await RequireAsync(client);
        }
    }

    private static async Task<(HttpClient Client, IAsyncDisposable End)> StartAsync(string variant)
    {
        switch (variant)
        {
            case Factory:
                Environment.SetEnvironmentVariable("ASPNETCORE_TEST_CONTENTROOT_CAIRN_TESTING_TESTS_SERVICE", AppContext.BaseDirectory); // not the folder of a solution
                var factory = new WebApplicationFactory<GreetingService>();
                return (factory.CreateClient(), factory);

            case Cairn:
                var service = await CairnTestHost.StartAsync<GreetingService>();
                return (service.Http, service);

            default:
                var app = Build();
                await app.StartAsync();
                return (app.GetTestClient(), app);
        }
    }

    /// <summary>The same service, as somebody writes it who needs no test kit; without file watchers, as the test kit runs it.</summary>
    private static WebApplication Build()
    {
        var builder = WebApplication.CreateBuilder(["--environment=Development", "--hostBuilder:reloadConfigOnChange=false"]);
        builder.WebHost.UseTestServer();
        var app = builder.Build();
        app.MapGet("/", () => "hello");
        return app;
    }

    private static async Task RequireAsync(HttpClient client)
    {
        if (await client.GetStringAsync("/") is not "hello" and var answer)
        {
            throw new InvalidOperationException($"The service answered '{answer}'. What it costs to fail says nothing.");
        }
    }

    /// <summary>The services' own log lines do not belong between the figures.</summary>
    private static async Task<Measurement> QuietlyAsync(Func<Task<Measurement>> measure)
    {
        var own = Console.Out;
        Console.SetOut(TextWriter.Null);

        try
        {
            return await measure();
        }
        finally
        {
            Console.SetOut(own);
        }
    }
}
