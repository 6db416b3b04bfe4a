namespace Cairn.Parity;

/// <summary>The quantile of the normal distribution, by bisection of its distribution function.</summary>
internal static class NormalQuantile
{
    private const int Steps = 80;

    public static double Of(double probability)
    {
        var (low, high) = (0.0, 10.0);
        for (var step = 0; step < Steps; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = Distribution(middle) < probability ? (middle, high) : (low, middle);
        }

        return high;
    }

    /// <summary>By the series of Marsaglia (2004), which converges for all that matters here.</summary>
    private static double Distribution(double value)
    {
        var (sum, term) = (value, value);
        for (var n = 3; Math.Abs(term) > double.Epsilon * 4 && n < 1000; n += 2)
        {
            term *= value * value / n;
            sum += term;
        }

        return 0.5 + (sum * Math.Exp(-value * value / 2) / Math.Sqrt(2 * Math.PI));
    }
}
