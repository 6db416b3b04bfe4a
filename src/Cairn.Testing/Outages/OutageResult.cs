using Microsoft.Extensions.Logging;

namespace Cairn.Testing;

/// <summary>What a service was like during one outage of one dependency.</summary>
public sealed record OutageResult
{
    internal OutageResult()
    {
    }

    /// <summary>The name of the dependency.</summary>
    public string Dependency { get; internal init; } = "";

    /// <summary>What the service has declared to be without it: <c>optional</c>, <c>required</c> or <c>critical</c>.</summary>
    public string Criticality { get; internal init; } = "";

    /// <summary>How it was down.</summary>
    public HttpFault Fault { get; internal init; } = HttpFault.Refused;

    /// <summary>The worst answer to each call, in the order of the calls.</summary>
    public IReadOnlyList<SmokeAnswer> Answers { get; internal init; } = [];

    /// <summary>Whether the service was ready all the time.</summary>
    public bool StayedReady { get; internal init; }

    /// <summary>Whether a minute after the outage all calls succeeded and the service was ready.</summary>
    public bool Recovered { get; internal init; }

    /// <summary>The gravest log entry, or <see langword="null"/> if none was written.</summary>
    public LogEntry? WorstLogEntry { get; internal init; }

    /// <summary>What is not as declared, a sentence each; empty if all is.</summary>
    public IReadOnlyList<string> Findings { get; internal init; } = [];

    internal LogLevel WorstLogLevel => WorstLogEntry?.Level ?? LogLevel.None;
}
