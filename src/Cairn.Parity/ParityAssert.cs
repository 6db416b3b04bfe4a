namespace Cairn.Parity;

/// <summary>Fails a test whose service does not answer as the old one.</summary>
public static class ParityAssert
{
    /// <summary>Fails when the answers differ, and lists path, both values, rule, and what to do.</summary>
    /// <param name="result">What <see cref="ParityCase.AskAsync"/> found.</param>
    /// <exception cref="ParityException">The answers differ.</exception>
    public static void Equal(ParityResult result)
    {
        ArgumentNullException.ThrowIfNull(result);

        if (result.Verdict is ParityVerdict.Different)
        {
            throw new ParityException(result);
        }
    }
}
