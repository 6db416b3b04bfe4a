namespace Cairn.Http;

/// <summary>A call to a declared dependency was given up before it was answered.</summary>
public sealed class DependencyUnavailableException : HttpRequestException
{
    internal DependencyUnavailableException(string dependency, UnavailableReason reason, string message, TimeSpan? retryAfter = null, Exception? cause = null)
        : base(message, cause)
    {
        Dependency = dependency;
        Reason = reason;
        RetryAfter = retryAfter;
    }

    /// <summary>The name of the dependency, as it was declared.</summary>
    public string Dependency { get; }

    /// <summary>Why the call was given up.</summary>
    public UnavailableReason Reason { get; }

    /// <summary>How long no attempt will be made; <c>null</c> unless the breaker is open.</summary>
    public TimeSpan? RetryAfter { get; }
}
