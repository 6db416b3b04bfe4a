using System.Globalization;

namespace Cairn.Testing;

/// <summary>The worst that a call was answered during an outage.</summary>
public sealed class SmokeAnswer
{
    internal SmokeAnswer(string call, int? status, TimeSpan latency)
    {
        Call = call;
        Status = status;
        Latency = latency;
    }

    /// <summary>The call, such as <c>GET /builds/7</c>.</summary>
    public string Call { get; }

    /// <summary>The highest status, or <see langword="null"/> if there was no answer within the limit.</summary>
    public int? Status { get; }

    /// <summary>The longest wait for an answer, on the manual clock.</summary>
    public TimeSpan Latency { get; }

    internal bool IsSuccess => Status < 400;

    /// <summary>The answer as a cell of a table.</summary>
    /// <returns>Such as <c>503 in 8.0 s</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Status is { } status ? $"{status}" : "none")} in {Latency.TotalSeconds:0.0} s");

    internal SmokeAnswer Worse(SmokeAnswer other) => new(
        Call,
        Status is null || other.Status is null ? null : Math.Max(Status.Value, other.Status.Value),
        Latency > other.Latency ? Latency : other.Latency);
}
