using System.Globalization;
using System.Text;

namespace BuildStatus;

/// <summary>health.py: the traffic light of a branch.</summary>
internal sealed class BranchHealth(BuildStore store, ILogger<BranchHealth> logger)
{
    private const int Window = 20;

    public double PassRate(string branch)
    {
        var builds = store.List(branch, Window).Where(build => build.IsOver).ToList();
        try
        {
            return Math.Round((double)(builds.Count(build => build.State == BuildState.Passed) * 100 / builds.Count), 1);
        }
        catch (DivideByZeroException)
        {
            logger.LogInformation($"No finished builds on {branch}");
            return 100;
        }
    }

    public string Light(string branch)
    {
        var rate = PassRate(branch);
        if (rate >= 90)
        {
            return "green";
        }

        if (rate >= 60)
        {
            return "yellow";
        }

        logger.LogWarning($"Branch {branch} is red: {rate:F1} %");
        return "red";
    }

    public int Streak(string branch)
    {
        var streak = 0;
        BuildState? first = null;
        foreach (var build in store.List(branch, Window).Where(build => build.IsOver))
        {
            first ??= build.State;
            if (build.State != first)
            {
                break;
            }

            streak++;
        }

        return first == BuildState.Passed ? streak : -streak;
    }

    public string Describe(string branch)
    {
        var text = new StringBuilder();
        text.Append(BranchNames.Show(branch)).Append(": ").Append(Light(branch));
        text.Append(CultureInfo.InvariantCulture, $" ({PassRate(branch)} %)");
        var streak = Streak(branch);
        if (streak < -1)
        {
            text.Append(CultureInfo.InvariantCulture, $", broken for {-streak} builds");
        }
        else if (streak > 1)
        {
            text.Append(CultureInfo.InvariantCulture, $", fine for {streak} builds");
        }

        logger.LogDebug("Described branch %s", branch);
        return text.ToString();
    }
}
