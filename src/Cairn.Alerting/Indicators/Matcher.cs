namespace Cairn.Alerting.Indicators;

/// <summary>One condition on a label.</summary>
/// <param name="Label">The label, as Prometheus spells it.</param>
/// <param name="Operator">One of <c>=</c>, <c>=~</c>, <c>!~</c>.</param>
/// <param name="Value">The value, or the regular expression.</param>
/// <param name="Example">A value for which the condition holds; empty where it holds without the label.</param>
internal sealed record Matcher(string Label, string Operator, string Value, string Example)
{
    public static Matcher Is(string label, string value) => new(label, "=", value, value);

    /// <summary>Any of the values, each taken literally.</summary>
    public static Matcher IsOneOf(string label, params IReadOnlyList<string> values) => new(label, "=~", PromText.Alternatives(values), values.FirstOrDefault(""));

    /// <summary>None of the values, each taken literally.</summary>
    public static Matcher IsNoneOf(string label, params IReadOnlyList<string> values) => new(label, "!~", PromText.Alternatives(values), "");

    public override string ToString() => $"{Label}{Operator}{PromText.Quote(Value)}";
}
