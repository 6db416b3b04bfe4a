namespace Cairn.Logging.Redaction;

/// <summary>Masks what looks like a secret in a text, although nobody has marked it.</summary>
/// <remarks>
/// Most texts cost a few vectorised searches, which rule the patterns out. These are matched without backtracking, so that no
/// text, however made, takes more than time in proportion to its length.
/// </remarks>
internal static class SecretText
{
    /// <summary>What stands for a secret in a masked text.</summary>
    public const string Masked = "***";

    private const int MostPasses = 4; // a mask may join what stood apart; nobody does that by chance more than once

    /// <summary>The text with every secret in it replaced; the same object when there is none.</summary>
    public static string Mask(string text)
    {
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var before = text;

            foreach (var pattern in SecretPatterns.All)
            {
                text = pattern.Mask(text);
            }

            if (ReferenceEquals(text, before) || text == before)
            {
                break;
            }
        }

        return text;
    }
}
