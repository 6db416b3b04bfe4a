namespace Cairn.Parity;

/// <summary>One thing in which an answer of the new service differs from that of the old one.</summary>
/// <param name="Path">Where: <c>status</c>, <c>header.location</c>, or a path in the body such as <c>$.builds[0].id</c>.</param>
/// <param name="Legacy">What the old service answered, masked and shortened.</param>
/// <param name="Candidate">What the new service answered, masked and shortened.</param>
/// <param name="Rule">The rule in force: one of the rules file, or what the level compares.</param>
public sealed record ParityDifference(string Path, string Legacy, string Candidate, string Rule)
{
    /// <summary>The code of a known difference between Python and .NET, such as <c>PY01</c>.</summary>
    /// <value>The default is <see langword="null"/>: none that is known.</value>
    public string? Code { get; init; }

    /// <summary>The switch of Cairn.PythonCompat that removes the difference, such as <c>Floats</c>.</summary>
    /// <value>The default is <see langword="null"/>: none does.</value>
    public string? Switch { get; init; }

    /// <summary>The difference in one line.</summary>
    /// <returns>Path, both values, rule, and the switch if there is one.</returns>
    public override string ToString() =>
        $"{Path}: legacy {Legacy}, candidate {Candidate} [{Rule}]{(Code is null ? "" : $" {Code}")}{(Switch is null ? "" : $", cured by PythonCompat.{Switch}")}";
}
