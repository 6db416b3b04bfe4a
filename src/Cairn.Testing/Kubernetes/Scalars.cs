using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Cairn.Testing.Kubernetes;

/// <summary>What a scalar is for Kubernetes, which reads YAML 1.1: an unquoted <c>yes</c> is a truth value, and an unquoted <c>8080</c> no text.</summary>
internal static partial class Scalars
{
    /// <summary>What is wrong with a scalar of a type, or nothing.</summary>
    public static string? Fault(YamlScalarNode scalar, string type)
    {
        var value = scalar.Value ?? "";
        var isPlain = scalar.Style is ScalarStyle.Plain;
        return type switch
        {
            "any" => null,
            "string" => isPlain && Word(value) is { } other ? $"It is {other}, and has to be text. Put it in quotes." : null,
            "int" => isPlain && Integer().IsMatch(value) ? null : "It has to be an integer, without quotes.",
            "bool" => isPlain && value is "true" or "false" ? null : "It has to be true or false, without quotes.",
            "quantity" => Quantity().IsMatch(value) ? null : "It has to be a quantity, such as 250m or 128Mi.",
            "intstr" => isPlain && Word(value) is { } other && !Integer().IsMatch(value) ? $"It is {other}, and has to be an integer or a name." : null,
            _ when type.Contains('|') => type.Split('|').Contains(value) ? null : $"It has to be one of {type.Replace("|", ", ", StringComparison.Ordinal)}.",
            _ => $"It has to be {Form(type)}.",
        };
    }

    /// <summary>A type in words.</summary>
    public static string Form(string type) =>
        type.StartsWith("[]", StringComparison.Ordinal) ? "a list"
        : type.StartsWith("{}", StringComparison.Ordinal) ? "a map"
        : type is "string" or "int" or "bool" or "quantity" or "intstr" || type.Contains('|') ? "a single value"
        : $"a {type}";

    private static string? Word(string plain) =>
        Truth().IsMatch(plain) ? "a truth value"
        : Number().IsMatch(plain) ? "a number"
        : plain is "" or "~" or "null" or "Null" or "NULL" ? "nothing"
        : null;

    [GeneratedRegex("^-?[0-9]+$")]
    private static partial Regex Integer();

    [GeneratedRegex(@"^[-+]?(0x[0-9a-fA-F_]+|0b[01_]+|[0-9][0-9_]*(\.[0-9_]*)?([eE][-+]?[0-9]+)?|\.[0-9]+|\.inf|\.nan)$", RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    [GeneratedRegex("^(true|false|yes|no|on|off|y|n)$", RegexOptions.IgnoreCase)]
    private static partial Regex Truth();

    [GeneratedRegex(@"^[0-9]+(\.[0-9]+)?([numkMGTPE]|[KMGTPE]i|[eE][-+]?[0-9]+)?$")]
    private static partial Regex Quantity();
}
