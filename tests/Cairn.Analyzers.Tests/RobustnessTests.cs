namespace Cairn.Analyzers.Tests;

public sealed class RobustnessTests
{
    private const string Source = """
        using System;
        using System.Linq.Expressions;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.DependencyInjection;
        using static System.DateTime;

        [Limit(5)]
        class Builds(TimeProvider time, int retries = 3) : Store(time), IDisposable
        {
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
                    catch (Exception ex) { Console.WriteLine($"{nameof(UtcNow)} {UtcNow:O} {ex.Message}"); }
                }

                async Task WaitAsync() { try { await Task.Delay(7, stop); } catch { var (a, b) = (1, Environment.TickCount64); } }
                return await WaitAsync().ContinueWith(static done => (Exception?)done.Exception?.Flatten(), stop);
            }

            public void Dispose() { Thread.Sleep(1_000); new CancellationTokenSource(9).CancelAfter(5); timer?.Dispose(); }

            static Task<IAsyncDisposable?> LeaseAsync(CancellationToken stop) => Task.FromResult<IAsyncDisposable?>(null);
        }

        record struct Span(TimeProvider Time) { readonly DateTime Now => DateTime.Today; }
        class Store(TimeProvider time) { protected object Kept => time; }
        class LimitAttribute : Attribute { public LimitAttribute(int timeout) { } public LimitAttribute(TimeSpan timeout) { } }
        """;

    [Fact]
    public async Task The_source_to_mutate_meets_every_rule()
    {
        var found = await Snippet.Open(Source + PortedService.Source + PortedService.Platform).Project.Findings(AllRules.Analyzers);

        Assert.Equal(AllRules.Ids, found.Select(diagnostic => diagnostic.Id).Distinct().Order());
    }

    [Fact]
    public async Task No_rule_throws_on_mutated_or_truncated_source()
    {
        for (var seed = 0; seed < 120; seed++)
        {
            var project = Snippet.Open(Mutated(new Random(seed)) + PortedService.Platform).Project;

            var crash = await Record.ExceptionAsync(() => project.Findings(AllRules.Analyzers));

            Assert.True(crash is null, $"Seed {seed}: {crash}");
        }
    }

    private static string Mutated(Random random)
    {
        var source = Source + PortedService.Source;
        for (var count = random.Next(1, 8); count > 0; count--)
        {
            var start = random.Next(source.Length);
            var length = random.Next(Math.Min(40, source.Length - start));
            var elsewhere = random.Next(source.Length);
            source = random.Next(8) switch
            {
                0 => source[..Math.Max(start, 100)],
                1 or 2 or 3 => source.Remove(start, length),
                4 or 5 => source.Insert(elsewhere, source.Substring(start, length)),
                6 => source.Remove(start, length).Insert(start, "(){}[]<>;:,=?!"[random.Next(14)].ToString()),
                _ => source.Insert(start, "\0"),
            };
        }

        return source;
    }
}
