namespace Cairn.Alerting;

/// <summary>How artefacts are made from objectives. Section <c>Cairn:Alerting</c>; nothing of it matters to a service that serves.</summary>
public sealed class AlertingOptions
{
    /// <summary>The configuration section that these options are bound to.</summary>
    public const string SectionName = "Cairn:Alerting";

    /// <summary>The folder to write the artefacts below; the service then ends instead of starting.</summary>
    /// <value>The default is <c>null</c>: the service starts.</value>
    public string? WriteTo { get; set; }

    /// <summary>The folder to hold the artefacts in against the objectives; the service then ends instead of starting, with exit code 1 when they are stale.</summary>
    /// <value>The default is <c>null</c>: the service starts.</value>
    public string? CheckIn { get; set; }

    /// <summary>The name of the service, in labels and titles.</summary>
    /// <value>The default is <c>null</c>: <c>Cairn:Service:Name</c>, else the application's name.</value>
    public string? Service { get; set; }

    /// <summary>The team that answers for objectives which do not say another one.</summary>
    /// <value>The default is <c>null</c>: <c>Cairn:Service:Team</c>, else the name of the service.</value>
    public string? Team { get; set; }

    /// <summary>The label <c>job</c> of the service's series.</summary>
    /// <value>The default is <c>null</c>: the name of the service.</value>
    public string? Job { get; set; }

    /// <summary>The folder of rules, their tests, the route and the dashboard, with slashes, below the one that is written to.</summary>
    /// <value>The default is <c>deploy/alerts</c>.</value>
    public string Folder { get; set; } = "deploy/alerts";

    /// <summary>The folder of the runbooks, with slashes, below the one that is written to.</summary>
    /// <value>The default is <c>docs/runbooks</c>.</value>
    public string RunbookFolder { get; set; } = "docs/runbooks";

    /// <summary>The address that runbooks have in alerts, before their file name.</summary>
    /// <value>The default is <c>null</c>: <see cref="RunbookFolder"/>, a path in the repository.</value>
    public string? RunbookUrl { get; set; }

    /// <summary>What the rules are written as.</summary>
    /// <value>The default is <see cref="RuleFormat.RuleFile"/>.</value>
    public RuleFormat Format { get; set; } = RuleFormat.RuleFile;

    /// <summary>A file with a scrape of the service, whose metrics objectives may speak of besides those of Cairn.</summary>
    /// <value>The default is <c>null</c>: objectives speak of what Cairn emits.</value>
    public string? MetricsFile { get; set; }

    /// <summary>Divides every window, interval and wait of the rules, to see them at work within minutes. Only for rehearsals.</summary>
    /// <value>The default is 1.</value>
    public int Hurry { get; set; } = 1;
}
