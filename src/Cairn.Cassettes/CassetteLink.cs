namespace Cairn.Cassettes;

/// <summary>A value of an earlier answer that a request uses.</summary>
/// <param name="From">The number of the earlier exchange and the path in its body, such as <c>15:$.id</c>.</param>
/// <param name="As">The name of the value, such as <c>build_id</c>.</param>
public sealed record CassetteLink(string From, string As);
