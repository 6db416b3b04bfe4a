namespace Cairn.Logging;

/// <summary>How a log line looks.</summary>
public enum LogFormat
{
    /// <summary>Text when standard output is a terminal and the environment is Development; JSON everywhere else.</summary>
    Auto,

    /// <summary>One flat JSON object a line.</summary>
    Json,

    /// <summary>Plain text for human eyes.</summary>
    Text,
}
