namespace Cairn.Alerting.Rules;

/// <summary>The service that rules are about, with every default filled in.</summary>
/// <param name="Service">Its name.</param>
/// <param name="Team">Who answers for it.</param>
/// <param name="Job">The label <c>job</c> of its series.</param>
/// <param name="RunbookUrl">Where runbooks are, before the slash and their file name.</param>
/// <param name="Hurry">What every window, interval and wait is divided by.</param>
internal sealed record Subject(string Service, string Team, string Job, string RunbookUrl, int Hurry)
{
    /// <summary>How often rules are evaluated. Sums over time rely on it.</summary>
    public TimeSpan Interval => Scaled(TimeSpan.FromMinutes(1));

    /// <summary>What an increase is measured over.</summary>
    public TimeSpan Step => Scaled(TimeSpan.FromMinutes(5));

    public TimeSpan Scaled(TimeSpan time) => time / Hurry;

    public static Subject Of(AlertingOptions options)
    {
        var service = options.Service ?? "service";
        return new Subject(
            service,
            options.Team ?? service,
            options.Job ?? service,
            (options.RunbookUrl ?? options.RunbookFolder).TrimEnd('/'),
            options.Hurry);
    }
}
