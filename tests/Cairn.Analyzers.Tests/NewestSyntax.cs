namespace Cairn.Analyzers.Tests;

/// <summary>C# 14, with something for the rules to find in each new form.</summary>
internal static class NewestSyntax
{
    public const int ClockReadings = 10;

    public const string Source = """
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;

        static class Builds
        {
            extension(Build build)
            {
                public bool IsOld => build.Started < DateTime.UtcNow;

                public async Task WaitAsync(CancellationToken stop)
                {
                    try { await Task.Delay(5, stop); } catch (Exception) { build?.Started = DateTime.Now; }
                }
            }

            extension<T>(List<T>) where T : class
            {
                public static DateTimeOffset Filled => DateTimeOffset.UtcNow;
                public static List<T> operator +(List<T> left, T right) { Thread.Sleep(7); return [.. left, right]; }
            }
        }

        partial class Build
        {
            public partial Build(TimeProvider time);
            public partial event Action? Ended;

            public DateTime Started { get => field == default ? field = DateTime.Today : field; set => field = value; } = DateTime.UtcNow;

            public int Count { get; set; }

            public void operator +=(int seconds) { Count += seconds; Started = DateTime.UtcNow; }
        }

        partial class Build
        {
            public partial Build(TimeProvider time) { Count = Environment.TickCount; }
            public partial event Action? Ended { add { } remove { _ = DateTimeOffset.Now; } }

            delegate bool Read(string text, out DateTime at);

            static readonly Read Reader = (text, out at) => { at = DateTime.UtcNow; return text == nameof(List<>); };

            static void Show(Build? build, ReadOnlySpan<char> text)
            {
                build?.Ended += () => Console.WriteLine(DateTime.Now);
                build?.Count += 5;
                build += text.Length;
                Task.Run(async () => await build!.WaitAsync(default));
            }
        }
        """;
}
