namespace Cairn.Alerting.Testing;

/// <summary>What one fault has set off.</summary>
public sealed class FaultResult
{
    private const string Page = "page";

    internal FaultResult(AlertFault fault, IReadOnlyList<AlertOutcome> alerts) => (Fault, Duration, Alerts) = (fault.Name, fault.Duration, alerts);

    /// <summary>The name of the fault.</summary>
    public string Fault { get; }

    /// <summary>How long it lasted.</summary>
    public TimeSpan Duration { get; }

    /// <summary>The alerts that were asked for, in the order of the rules.</summary>
    public IReadOnlyList<AlertOutcome> Alerts { get; }

    /// <summary>Whether any alert fired.</summary>
    public bool IsNoticed => Alerts.Any(alert => alert.FiresAfter is not null);

    /// <summary>Whether any alert fired that wakes somebody up.</summary>
    public bool Pages => Alerts.Any(alert => alert.Severity == Page && alert.FiresAfter is not null);

    /// <summary>Asserts that an alert fires in time.</summary>
    /// <param name="alert">Its name.</param>
    /// <param name="within">How long after the beginning of the fault.</param>
    /// <exception cref="InvalidOperationException">It does not fire, fires later, or there is none of that name; the message is all that was seen.</exception>
    public void AssertFires(string alert, TimeSpan within)
    {
        var outcome = Of(alert);
        if (outcome.FiresAfter is not { } after)
        {
            throw Failure($"{alert} does not fire. It was to within {DurationText.Of(within)}.");
        }

        if (after > within)
        {
            throw Failure($"{alert} fires after {DurationText.Of(after)}. It was to within {DurationText.Of(within)}.");
        }
    }

    /// <summary>Asserts that alerts do not fire, from the beginning of the story to its end.</summary>
    /// <param name="alerts">Their names; all that were asked for if none is given.</param>
    /// <exception cref="InvalidOperationException">One fires, or there is none of that name; the message is all that was seen.</exception>
    public void AssertSilent(params string[] alerts)
    {
        ArgumentNullException.ThrowIfNull(alerts);

        var loud = (alerts.Length == 0 ? Alerts : alerts.Select(Of)).Where(alert => alert.FiringTime > TimeSpan.Zero).Select(alert => alert.Alert).ToList();
        if (loud.Count > 0)
        {
            throw Failure($"{string.Join(" and ", loud)} {(loud.Count == 1 ? "fires" : "fire")}. The fault was to leave {(loud.Count == 1 ? "it" : "them")} silent.");
        }
    }

    /// <summary>Asserts that somebody is woken up in time, by whatever alert.</summary>
    /// <param name="within">How long after the beginning of the fault.</param>
    /// <exception cref="InvalidOperationException">Nobody is, or later; the message is all that was seen.</exception>
    public void AssertPages(TimeSpan within)
    {
        if (!Alerts.Any(alert => alert.Severity == Page && alert.FiresAfter <= within))
        {
            throw Failure($"Nobody is paged within {DurationText.Of(within)}.");
        }
    }

    /// <summary>Asserts that nobody is woken up, from the beginning of the story to its end.</summary>
    /// <exception cref="InvalidOperationException">Somebody is; the message is all that was seen.</exception>
    public void AssertDoesNotPage() => AssertSilent([.. Alerts.Where(alert => alert.Severity == Page).Select(alert => alert.Alert), .. NoPages()]);

    /// <summary>The fault and what it has set off.</summary>
    /// <returns>Several lines.</returns>
    public override string ToString() => string.Join('\n', [$"{Fault}, for {DurationText.Of(Duration)}:", .. Alerts.Select(alert => $"  {alert.Alert} ({alert.Severity}): {Report.CoverageTable.Told(alert)}")]);

    private AlertOutcome Of(string alert) => Alerts.FirstOrDefault(outcome => outcome.Alert == alert)
        ?? throw Failure($"There is no alert '{alert}' here. The rules have, and the fault watches: {string.Join(", ", Alerts.Select(outcome => outcome.Alert))}. Use one of these names.");

    private IEnumerable<string> NoPages() => Alerts.Any(alert => alert.Severity == Page)
        ? []
        : throw Failure("None of the watched alerts pages, so this tells nothing. Watch one that does.");

    private InvalidOperationException Failure(string what) => new($"{Fault}: {what}\n{this}");
}
