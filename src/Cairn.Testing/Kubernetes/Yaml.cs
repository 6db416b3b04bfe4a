using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Cairn.Testing.Kubernetes;

/// <summary>Finds its way in a YAML document. What is not there is <see langword="null"/> or empty.</summary>
internal static class Yaml
{
    /// <summary>The node at a path of keys, such as <c>spec.template.spec</c>.</summary>
    public static YamlNode? At(this YamlNode? node, string path)
    {
        foreach (var key in path.Split('.'))
        {
            node = node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;
        }

        return node;
    }

    public static string? Text(this YamlNode? node, string path) => (node.At(path) as YamlScalarNode)?.Value;

    public static int? Number(this YamlNode? node, string path) =>
        int.TryParse(node.Text(path), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static IReadOnlyList<YamlNode> List(this YamlNode? node, string path) => node.At(path) is YamlSequenceNode list ? [.. list.Children] : [];

    public static IReadOnlyDictionary<string, string> Map(this YamlNode? node, string path) =>
        node.At(path) is YamlMappingNode map ? map.Children.ToDictionary(pair => $"{pair.Key}", pair => $"{pair.Value}") : [];
}
