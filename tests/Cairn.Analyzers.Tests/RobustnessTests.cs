namespace Cairn.Analyzers.Tests;

public sealed class RobustnessTests
{
    private const string Source = """
        using System;
        using System.Collections.Generic;
        using System.Linq.Expressions;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Diagnostics.HealthChecks;
        using Microsoft.Extensions.Logging;
        using static System.DateTime;

        new Microsoft.Extensions.Hosting.HostBuilder().Build().Run();
        await Microsoft.AspNetCore.Builder.WebApplication.CreateBuilder(args).Build().RunAsync();

        [Limit(5)]
        class Builds(TimeProvider time, int retries = 3) : Store(time), IDisposable
        {
            private static readonly Dictionary<string, object> Seen = new();
            private static readonly System.Diagnostics.Metrics.Meter Meter = new("builds");
            private readonly ILogger<Builds>? log;
            private readonly Timer timer = new(_ => { }, null, 5, period: 30);
            private static readonly DateTime Started = DateTime.UtcNow;
            public DateTimeOffset Reported { get; init; } = DateTimeOffset.Now;

            public async Task<Exception?> RunAsync<T>(T item, CancellationToken stop = default) where T : struct
            {
                Expression<Func<DateTime, bool>> isPast = at => at < DateTime.UtcNow;
                for (var attempt = 0; attempt < retries; attempt++)
                {
                    try
                    {
                        await using var lease = await LeaseAsync(stop) ?? throw new TimeoutException();
                        await Task.Delay(5, stop);
                    }
                    catch (InvalidOperationException ex) when (ex.Data is { Count: > 0 }) { return ex; }
                    catch (Exception ex) { Console.WriteLine($"{nameof(UtcNow)} {UtcNow:O} {ex.Message}"); log?.LogError($"{ex}", 1); }
                }

                async Task WaitAsync() { try { await Task.Delay(7, stop); } catch { var (a, b) = (1, Environment.TickCount64); } }
                return await WaitAsync().ContinueWith(static done => (Exception?)done.Exception?.Flatten(), stop);
            }

            public void Dispose() { Thread.Sleep(1_000); new CancellationTokenSource(9).CancelAfter(5); timer?.Dispose(); }

            void Trace(System.Diagnostics.ActivitySource source)
            {
                var span = source.StartActivity("sweep")?.SetTag("http.method", nameof(Trace));
                try { Dispose(); Seen[span!.Id!] = 1; } catch (Exception) when (span is { Id.Length: > 0 }) { } catch { }
            }

            void Check(IServiceCollection services, Microsoft.AspNetCore.Builder.WebApplication app, HealthStatus? status = null)
            {
                services.AddHealthChecks().AddCheck<IHealthCheck>("a", status, tags: [""]).AddAsyncCheck("b", async stop => { await Task.Delay(1, stop); return new(); });
                Microsoft.AspNetCore.Builder.HealthCheckEndpointRouteBuilderExtensions.MapHealthChecks(app, $"/livez", options: new() { AllowCachingResponses = true });
            }

            static Task<IAsyncDisposable?> LeaseAsync(CancellationToken stop) => Task.FromResult<IAsyncDisposable?>(null);
        }

        record struct Span(TimeProvider Time) { readonly DateTime Now => DateTime.Today; }
        namespace Cairn.Telemetry { class TelemetryOptions; }
        class Store(TimeProvider time) { protected object Kept => time; }
        class LimitAttribute : Attribute { public LimitAttribute(int timeout) { } public LimitAttribute(TimeSpan timeout) { } }
        """;

    /// <summary>What the source is written against. It stays whole, so that what is left of the source still means something.</summary>
    private const string Platform = LoggingStubs.Logging + LoggingStubs.Hosting + HealthStubs.Checks + HealthStubs.Web + CachingStubs.Source;

    /// <summary>The same without a health endpoint, of which one rule complains, and another of how it is mapped.</summary>
    private static readonly string Unprobed = Source.Replace("MapHealthChecks", "ToString", StringComparison.Ordinal);

    private const string PortedUsings = """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.DependencyInjection;
        """;

    private const string PlatformUsings = PortedUsings + "using System.Collections.Generic;";

    private static readonly (string Source, string Platform)[] Programs =
        [(Source, Platform), (Unprobed, Platform), (PortedUsings + PortedService.Source, PortedService.Platform)];

    [Fact]
    public async Task The_sources_to_mutate_meet_every_rule()
    {
        var found = new List<string>();
        foreach (var (source, platform) in Programs)
        {
            found.AddRange((await Snippet.Open(source + platform).Project.Findings(AllRules.Analyzers)).Select(diagnostic => diagnostic.Id));
        }

        Assert.Equal(AllRules.Ids, found.Distinct().Order());
    }

    [Fact]
    public async Task No_rule_throws_on_mutated_or_truncated_source()
    {
        var programs = Programs.SelectMany(program => SmallProgram.Of(program.Source, PlatformUsings + program.Platform)).ToArray();

        await Parallel.ForAsync(0, 10_000, TestContext.Current.CancellationToken, async (seed, _) =>
        {
            var program = programs[seed % programs.Length];
            var crashes = await program.Crashes(Mutated(program.Source, new Random(seed)), AllRules.Analyzers);

            Assert.True(crashes.Count == 0, $"Seed {seed}: {crashes.FirstOrDefault()}");
        });
    }

    [Fact]
    public async Task No_fix_throws_on_mutated_or_truncated_source()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var (source, platform) = Programs[seed % Programs.Length];
            var document = Snippet.Open(Mutated(source, new Random(seed)) + platform);

            var crash = await Record.ExceptionAsync(() => Verify.Fixable(document, AllRules.Analyzers, AllRules.Fixes));

            Assert.True(crash is null, $"Seed {seed}: {crash}");
        }
    }

    [Fact]
    public async Task The_rules_see_into_the_newest_syntax()
    {
        var document = Snippet.Open(NewestSyntax.Source);

        var found = await document.Project.Findings(AllRules.Analyzers);

        Assert.Equal(NewestSyntax.ClockReadings, found.Count(diagnostic => diagnostic.Id == RuleIds.ReadTimeFromTimeProvider));
        Assert.Null(await Record.ExceptionAsync(() => Verify.Fixable(document, AllRules.Analyzers, AllRules.Fixes)));
    }

    private static string Mutated(string source, Random random)
    {
        for (var count = random.Next(1, 8); count > 0; count--)
        {
            var start = random.Next(source.Length);
            var length = random.Next(Math.Min(40, source.Length - start));
            var elsewhere = random.Next(source.Length);
            source = random.Next(8) switch
            {
                0 => source[..Math.Min(source.Length, Math.Max(start, 100))],
                1 or 2 or 3 => source.Remove(start, length),
                4 or 5 => source.Insert(elsewhere, source.Substring(start, length)),
                6 => source.Remove(start, length).Insert(start, "(){}[]<>;:,=?!"[random.Next(14)].ToString()),
                _ => source.Insert(start, "\0"),
            };
        }

        return source;
    }
}
