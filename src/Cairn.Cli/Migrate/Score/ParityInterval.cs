using Cairn.Parity;

namespace Cairn.Cli.Migrate.Score;

/// <summary>A share of equal answers, and where the true one is, with a confidence of 95 %: Wilson's score interval, two-sided.</summary>
internal sealed record ParityInterval(double Share, double Low, double High)
{
    private const double EachSide = 0.975;

    /// <returns>Null where nothing was compared.</returns>
    public static ParityInterval? Of(int compared, int different) => compared == 0 ? null : new ParityInterval(
        (double)(compared - different) / compared,
        1 - WilsonBound.Upper(different, compared, EachSide),
        WilsonBound.Upper(compared - different, compared, EachSide));

    public override string ToString() => FormattableString.Invariant($"{Share * 100:0.##} % ({Low * 100:0.##} to {High * 100:0.##})");
}
