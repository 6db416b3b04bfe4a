namespace Cairn.Logging;

/// <summary>What is logged of each request that a service answers.</summary>
public sealed class RequestLogSettings
{
    /// <summary>Whether a line is written for each request, in place of the host's own lines for it.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>How long a request may take before its line is a warning: above zero, at most one hour.</summary>
    /// <value>The default is 1 second.</value>
    public TimeSpan SlowAfter { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The names of request headers whose values are logged. One that carries credentials is refused.</summary>
    /// <value>The default is none.</value>
    public IList<string> Headers { get; } = [];
}
