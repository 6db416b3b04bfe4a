namespace Cairn.Parity;

/// <summary>What may differ at one place of the answers of a route, and the evidence for it.</summary>
public sealed record ParityRule
{
    /// <summary>The place: <c>$.builds[*].id</c> in the body, <c>header.location</c> or <c>header.set-cookie.sid</c> in the headers.</summary>
    public required string Path { get; init; }

    /// <summary>What may differ there.</summary>
    public required ParityRuleKind Kind { get; init; }

    /// <summary>For <see cref="ParityRuleKind.Shape"/>: literal text with places such as <c>{uuid:4}</c>, <c>{hex:40}</c>, <c>{digits}</c>, <c>{word}</c>.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? Shape { get; init; }

    /// <summary>For <see cref="ParityRuleKind.OneOf"/>: the values, as JSON.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>For <see cref="ParityRuleKind.Tolerance"/>: how far from the old service's number, as a share of it.</summary>
    /// <value>The default is <see langword="null"/>: the range counts.</value>
    public double? By { get; init; }

    /// <summary>The least number; for a shape that is a time, the least number of seconds behind the request.</summary>
    /// <value>The default is <see langword="null"/>: none.</value>
    public double? Least { get; init; }

    /// <summary>The greatest number; for a shape that is a time, the greatest number of seconds behind the request.</summary>
    /// <value>The default is <see langword="null"/>: none.</value>
    public double? Most { get; init; }

    /// <summary>Whether the number is a whole one.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool Whole { get; init; }

    /// <summary>Whether the old service never gave a value twice, so that a new one that does is wrong.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool Fresh { get; init; }

    /// <summary>For what may be missing or <c>null</c>: in how many places of the recorded answers it was there.</summary>
    /// <value>The default is 0.</value>
    public int Present { get; init; }

    /// <summary>For what may be missing or <c>null</c>: how many places there were.</summary>
    /// <value>The default is 0.</value>
    public int Places { get; init; }

    /// <summary>In how many requests the old service disagreed with itself.</summary>
    /// <value>The default is 0.</value>
    public int Seen { get; init; }

    /// <summary>Out of how many requests.</summary>
    /// <value>The default is 0.</value>
    public int Of { get; init; }

    /// <summary>Where the rule comes from.</summary>
    /// <value>The default is <see cref="ParitySource.Learned"/>.</value>
    public ParitySource Source { get; init; }

    /// <summary>Why the rule is there, for whoever reviews the file.</summary>
    /// <value>The default is empty.</value>
    public string Why { get; init; } = "";

    /// <summary>The last day on which the rule holds.</summary>
    /// <value>The default is <see langword="null"/>: it holds until it is removed.</value>
    public DateOnly? Expires { get; init; }

    /// <summary>The rule in one line, as reports show it.</summary>
    /// <returns>What it lets pass, and the evidence.</returns>
    public override string ToString() => Rules.RuleText.Of(this);
}
