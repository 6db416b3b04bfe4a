using YamlDotNet.RepresentationModel;

namespace Cairn.Testing.Kubernetes;

/// <summary>One document of a YAML file.</summary>
/// <param name="File">The file that it is in.</param>
/// <param name="Root">All of it.</param>
/// <param name="IsPatch">Whether kustomize lays it over another document, so that what it does not say is said there.</param>
internal sealed record Manifest(string File, YamlMappingNode Root, bool IsPatch)
{
    public string Kind => Root.Text("kind") ?? "";

    public string Name => Root.Text("metadata.name") ?? "";

    /// <summary>The specification of the pods that it makes.</summary>
    public YamlNode? Pod => Root.At("spec.template.spec");

    public IReadOnlyDictionary<string, string> PodLabels => Root.Map("spec.template.metadata.labels");

    public IReadOnlyList<YamlNode> Containers => Pod.List("containers");

    /// <summary>A fault at a node, or at the beginning of the document if the node is missing.</summary>
    public ManifestFault Fault(YamlNode? at, string rule, string message) => new(File, (int)(at ?? Root).Start.Line, rule, message);
}
