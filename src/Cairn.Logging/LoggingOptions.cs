namespace Cairn.Logging;

/// <summary>How a service writes its log lines. Which lines are written is decided by the standard <c>Logging:LogLevel</c> section.</summary>
public sealed class LoggingOptions
{
    /// <summary>The configuration section these options bind to: <c>Cairn:Logging</c>.</summary>
    public const string SectionName = "Cairn:Logging";

    /// <summary>How a line looks.</summary>
    /// <value>The default is <see cref="LogFormat.Auto"/>.</value>
    public LogFormat Format { get; set; }

    /// <summary>The name of the service, written as <c>service.name</c>.</summary>
    /// <value>The default is <see langword="null"/>: the application name of the host.</value>
    public string? ServiceName { get; set; }

    /// <summary>The version of the service, written as <c>service.version</c>.</summary>
    /// <value>The default is <see langword="null"/>: the key is absent.</value>
    public string? ServiceVersion { get; set; }

    /// <summary>What is logged of each request that the service answers.</summary>
    /// <value>The default is that of <see cref="RequestLogSettings"/>.</value>
    public RequestLogSettings Requests { get; } = new();
}
