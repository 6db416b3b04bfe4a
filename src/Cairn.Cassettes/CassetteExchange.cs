namespace Cairn.Cassettes;

/// <summary>A request and what answered it: one line of a cassette.</summary>
public sealed record CassetteExchange
{
    /// <summary>The identity of the exchange; unique and sortable by time.</summary>
    public required string Id { get; init; }

    /// <summary>The number of the exchange within its cassette, from 1. The writer sets it.</summary>
    /// <value>The default is 0.</value>
    public long Sequence { get; init; }

    /// <summary>What belongs together in order, such as the calls of one client.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? Session { get; init; }

    /// <summary>When the request was sent.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The route that answers, such as <c>GET /builds/{id}</c>.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? Route { get; init; }

    /// <summary><c>out</c> for a call that the recorded service made itself, <see langword="null"/> for one that it was asked.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? Direction { get; init; }

    /// <summary>What was asked.</summary>
    public required CassetteRequest Request { get; init; }

    /// <summary>What was answered. More than one when the same request was asked again, to learn what changes by itself.</summary>
    public required IReadOnlyList<CassetteResponse> Responses { get; init; }

    /// <summary>Values of earlier answers that this request uses.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<CassetteLink> Links { get; init; } = [];

    /// <summary>Words to select exchanges by.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<string> Tags { get; init; } = [];
}
