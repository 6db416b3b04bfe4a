using System.Globalization;

namespace Cairn.Parity;

/// <summary>What the gate says of one route.</summary>
/// <param name="Route">The route.</param>
/// <param name="Compared">How many answers were compared.</param>
/// <param name="Different">How many differ.</param>
/// <param name="Bound">How often they differ at most.</param>
/// <param name="Missing">How many more answers have to be compared, if no more differ.</param>
/// <param name="Passes"><see langword="true"/> when it holds, <see langword="false"/> when too many differ, <see langword="null"/> when too few were compared.</param>
public sealed record GateFinding(string Route, int Compared, int Different, double Bound, int Missing, bool? Passes)
{
    /// <summary>The finding in one line.</summary>
    /// <returns>What was compared, the bound, and what is missing.</returns>
    public override string ToString()
    {
        var bound = string.Create(CultureInfo.InvariantCulture, $"{Route}: {Different} of {Compared} differ, at most {Bound * 100:0.###} % do");
        return Passes switch
        {
            true => $"{bound}. It passes.",
            false => $"{bound}. That is too often: mend the differences, or accept them.",
            null => string.Create(CultureInfo.InvariantCulture, $"{bound}. {Missing} more answers have to be compared."),
        };
    }
}
