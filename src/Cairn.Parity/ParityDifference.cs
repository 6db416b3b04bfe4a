using System.Text.RegularExpressions;

namespace Cairn.Parity;

/// <summary>One thing in which an answer of the new service differs from that of the old one.</summary>
/// <param name="Path">Where: <c>status</c>, <c>header.location</c>, or a path in the body such as <c>$.builds[0].id</c>.</param>
/// <param name="Legacy">What the old service answered, masked and shortened.</param>
/// <param name="Candidate">What the new service answered, masked and shortened.</param>
/// <param name="Rule">The rule in force: one of the rules file, or what the level compares.</param>
public sealed record ParityDifference(string Path, string Legacy, string Candidate, string Rule)
{
    /// <summary>What stands for a value that is not there.</summary>
    internal const string Nothing = "nothing";

    /// <summary>Whether the new answer lacks what the old one has there.</summary>
    public bool IsMissing => Candidate == Nothing;

    /// <summary>Whether the new answer has what the old one lacks there.</summary>
    public bool IsExtra => Legacy == Nothing;

    /// <summary>The place as rules name it: the path with <c>[*]</c> for the numbers of elements.</summary>
    public string Place => Regex.Replace(Path, @"\[[0-9]+\]", "[*]");

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
