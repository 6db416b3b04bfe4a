namespace Cairn.Parity;

/// <summary>
/// How often answers differ at most, with a given confidence: the upper end of Wilson's score interval, one-sided. No differences in n answers prove little when n
/// is small, and this says how little.
/// </summary>
public static class WilsonBound
{
    private const int MostSamples = int.MaxValue / 2;

    /// <summary>The greatest share of differing answers that what was seen is compatible with.</summary>
    /// <param name="different">How many answers differ.</param>
    /// <param name="compared">How many were compared.</param>
    /// <param name="confidence">The confidence, above 0.5 and below 1.</param>
    /// <returns>A share between 0 and 1; 1 when nothing was compared.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, more differ than were compared, or the confidence is out of range.</exception>
    public static double Upper(int different, int compared, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(different);
        ArgumentOutOfRangeException.ThrowIfLessThan(compared, different);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(confidence, 0.5);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(confidence, 1);

        if (compared == 0)
        {
            return 1;
        }

        var z = NormalQuantile.Of(confidence);
        var (n, share) = ((double)compared, (double)different / compared);
        var center = share + (z * z / (2 * n));
        var width = z * Math.Sqrt((share * (1 - share) / n) + (z * z / (4 * n * n)));
        return Math.Min(1, (center + width) / (1 + (z * z / n)));
    }

    /// <summary>How many answers have to be compared in all so that the bound is no greater than wanted, if no more of them differ.</summary>
    /// <param name="different">How many differ so far.</param>
    /// <param name="most">The greatest share that is wanted, above 0 and below 1.</param>
    /// <param name="confidence">The confidence, above 0.5 and below 1.</param>
    /// <returns>The number of answers.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static int SamplesFor(int different, double most, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(most, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(most, 1);

        var (least, enough) = (different, MostSamples);
        while (least < enough)
        {
            var middle = least + ((enough - least) / 2);
            (least, enough) = Upper(different, middle, confidence) <= most ? (least, middle) : (middle + 1, enough);
        }

        return enough;
    }
}
