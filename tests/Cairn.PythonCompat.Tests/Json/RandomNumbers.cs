namespace Cairn.PythonCompat.Tests.Json;

internal static class RandomNumbers
{
    private static readonly double[] Edges =
    [
        0, -0.0, 1, -1, 0.1, 1e15, 1e16, 9999999999999998, 12345678901234568, 123456789012345680, 1e-4, 1e-5, 0.00012345, 5e-324, 2.2250738585072014e-308,
        double.MaxValue, double.MinValue, 1e22, 1e23, 4.35, 0.3, 100, 1e100, 1.5e300, 9007199254740993, 123456.789,
    ];

    /// <summary>Any double: bits at random, decimals as people write them, whole numbers, and the edges of the forms.</summary>
    public static double Float(Random random, bool allowNotANumber = false)
    {
        var value = random.Next(5) switch
        {
            0 => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)),
            1 => Math.Round((random.NextDouble() - 0.5) * 2000, random.Next(7)),
            2 => random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64),
            3 => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-12, 25)),
            _ => Edges[random.Next(Edges.Length)],
        };
        return double.IsFinite(value) || allowNotANumber ? value : 0.5;
    }
}
