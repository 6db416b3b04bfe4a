using System.Globalization;

namespace Cairn.Testing;

/// <summary>A call that failed during a rehearsal. Times count from the start of the rehearsal.</summary>
public sealed class RolloutFailure
{
    internal RolloutFailure()
    {
    }

    /// <summary>When the call was sent.</summary>
    public TimeSpan SentAt { get; internal init; }

    /// <summary>When it failed.</summary>
    public TimeSpan FailedAt { get; internal init; }

    /// <summary>The call, such as <c>short GET /builds</c>.</summary>
    public string Call { get; internal init; } = "";

    /// <summary>The number of the replica that it was sent to, or <see langword="null"/> if no replica was ready.</summary>
    public int? Replica { get; internal init; }

    /// <summary>What the caller saw: a status other than 2xx, or the error of its connection.</summary>
    public string Error { get; internal init; } = "";

    /// <summary>The failure as one line.</summary>
    /// <returns>Times, call, replica and error.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{SentAt.TotalSeconds:0.00} s to {FailedAt.TotalSeconds:0.00} s, {(Replica is { } number ? $"replica {number}" : "no replica")}, {Call}: {Error}");
}
