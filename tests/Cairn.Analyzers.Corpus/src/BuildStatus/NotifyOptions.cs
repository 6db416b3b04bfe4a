namespace BuildStatus;

/// <summary>[notify] of the old settings file.</summary>
public sealed class NotifyOptions
{
    public string Url { get; set; } = "";

    public string Channel { get; set; } = "#builds";

    public bool OnlyFailures { get; set; } = true;
}
