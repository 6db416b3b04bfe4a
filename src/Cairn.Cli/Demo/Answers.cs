namespace Cairn.Cli.Demo;

/// <summary>What the running service answered.</summary>
internal sealed record Answers
{
    /// <summary>Every probe path on the management port.</summary>
    public required IReadOnlyList<Exchange> Probes { get; init; }

    /// <summary>Readiness with its reasons.</summary>
    public required Exchange Verbose { get; init; }

    /// <summary>The probe paths on the main port, with the management port in the Host header.</summary>
    public required IReadOnlyList<Exchange> ProbesOnMain { get; init; }

    /// <summary>A build reported.</summary>
    public required Exchange Reported { get; init; }

    /// <summary>The same build read back.</summary>
    public required Exchange Read { get; init; }

    /// <summary>A report that is not valid.</summary>
    public required Exchange Rejected { get; init; }

    /// <summary>The planted endpoint, which throws.</summary>
    public required Exchange Failed { get; init; }

    /// <summary>The planted pipeline, which runs and fails.</summary>
    public required Exchange Pipeline { get; init; }

    /// <summary>What showed calls over gRPC.</summary>
    public required CallAnswers Calls { get; init; }

    /// <summary>What showed the cache.</summary>
    public required CacheAnswers Caching { get; init; }

    /// <summary>What showed the service without its notifier.</summary>
    public required OutageAnswers Outage { get; init; }

    /// <summary>All that the main port was asked and routed to an endpoint, but for what showed calls, the cache and the outage.</summary>
    public IReadOnlyList<Exchange> Requests => [Reported, Read, Rejected, Failed, Pipeline];
}
