namespace Cairn.Cli.Migrate.Score;

/// <summary>A part of the score.</summary>
/// <param name="Id">Its name in files.</param>
/// <param name="Weight">The points that it can bring.</param>
/// <param name="Value">How much of them it brings, from 0 to 1; null where that cannot be told, which brings none.</param>
/// <param name="Says">What it is made of, in a sentence.</param>
/// <param name="Raise">What would raise it, the most effective first; empty where nothing is left to do.</param>
internal sealed record ScorePart(string Id, int Weight, double? Value, string Says, IReadOnlyList<string> Raise)
{
    private const double Rounding = 1e-9;

    public double Points => Weight * (Value ?? 0);

    /// <summary>The points as a text, never rounded up: 30 of 30 is all of them.</summary>
    public string PointsText => Value is null ? "?" : FormattableString.Invariant($"{Math.Floor((Points + Rounding) * 10) / 10:0.#}");
}
