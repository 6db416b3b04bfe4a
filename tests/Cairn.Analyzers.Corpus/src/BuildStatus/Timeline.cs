namespace BuildStatus;

/// <summary>timeline.py: how long things took, by hour of the day.</summary>
internal sealed class Timeline(BuildStore store, ILogger<Timeline> logger)
{
    public IReadOnlyDictionary<int, int> PerHour(string branch)
    {
        var hours = new SortedDictionary<int, int>();
        foreach (var build in store.List(branch, int.MaxValue))
        {
            try
            {
                hours[build.Reported.Hour] += 1;
            }
            catch (KeyNotFoundException)
            {
                hours[build.Reported.Hour] = 1;
            }
        }

        logger.LogDebug($"{branch} has builds in {hours.Count} hours");
        return hours;
    }

    public TimeSpan Longest(string branch)
    {
        var longest = TimeSpan.Zero;
        foreach (var build in store.List(branch, int.MaxValue))
        {
            if (build.Took > longest)
            {
                longest = build.Took;
                BuildMetrics.Took(longest);
            }
        }

        logger.LogInformation("The longest build of {0} took {1}", branch, longest);
        return longest;
    }

    public (TimeSpan Typical, TimeSpan Worst) Percentiles(string branch)
    {
        var durations = store.List(branch, int.MaxValue).Select(build => build.Took).Where(took => took > TimeSpan.Zero).Order().ToList();
        if (durations.Count == 0)
        {
            return (TimeSpan.Zero, TimeSpan.Zero);
        }

        var typical = durations[(durations.Count - 1) / 2];
        var worst = durations[(int)Math.Ceiling(durations.Count * 0.95) - 1];
        logger.LogInformation($"{branch}: typical {typical}, worst {worst}");
        return (typical, worst);
    }

    public static string Bars(IReadOnlyDictionary<int, int> perHour)
    {
        if (perHour.Count == 0)
        {
            Console.WriteLine("nothing to draw");
            return "";
        }

        var most = perHour.Values.Max();
        return string.Join('\n', Enumerable.Range(0, 24)
            .Where(perHour.ContainsKey)
            .Select(hour => $"{hour:00} {new string('#', Math.Max(1, perHour[hour] * 20 / most))}"));
    }
}
