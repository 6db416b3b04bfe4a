using Cairn.Cassettes;

namespace Cairn.Testing.Cassettes;

/// <summary>An exchange on a reel.</summary>
/// <param name="exchange">The exchange.</param>
/// <param name="general">Its request, with the form of every masked value in its place.</param>
internal sealed class RecordedExchange(CassetteExchange exchange, CassetteRequest general)
{
    public CassetteExchange Exchange => exchange;

    public CassetteRequest General => general;

    public bool IsUsed { get; set; }
}
