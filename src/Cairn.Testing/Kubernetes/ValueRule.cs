using YamlDotNet.RepresentationModel;

namespace Cairn.Testing.Kubernetes;

/// <summary>What a value has to be.</summary>
/// <param name="Path">Where it is, seen from what the rule is for.</param>
/// <param name="Rule">The name of the rule.</param>
/// <param name="Holds">Whether a value, or none, is right.</param>
/// <param name="Demand">What it has to be and why, in sentences.</param>
internal sealed record ValueRule(string Path, string Rule, Func<YamlNode?, bool> Holds, string Demand)
{
    public static bool IsSet(YamlNode? value) => value is not null;

    public static bool IsNotSet(YamlNode? value) => value is null;

    public static bool IsNotTrue(YamlNode? value) => $"{value}" != "true";

    public static Func<YamlNode?, bool> Is(string expected) => value => $"{value}" == expected;

    /// <summary>The faults of a node. A patch is judged by what it says, not by what it leaves to the document that it is laid over.</summary>
    /// <param name="manifest">The manifest that the node is in.</param>
    /// <param name="scope">The node.</param>
    /// <param name="scopeName">What to put in front of paths.</param>
    /// <param name="rules">What has to hold.</param>
    /// <returns>The faults.</returns>
    public static IEnumerable<ManifestFault> Faults(Manifest manifest, YamlNode? scope, string scopeName, IEnumerable<ValueRule> rules) =>
        from rule in rules
        let value = scope.At(rule.Path)
        where !(value is null && manifest.IsPatch) && !rule.Holds(value)
        select manifest.Fault(value ?? scope, rule.Rule, $"'{scopeName}{rule.Path}' is {Shown(value)}. {rule.Demand}");

    private static string Shown(YamlNode? value) => value switch
    {
        null => "not set",
        YamlScalarNode scalar => $"'{scalar.Value}'",
        _ => "as it is",
    };
}
