using YamlDotNet.RepresentationModel;

namespace Cairn.Testing.Kubernetes;

/// <summary>Holds a manifest against the fields of its kind: none that does not exist, none of another type, and none missing.</summary>
internal sealed class FieldRules
{
    private const string Rule = "fields";
    private readonly Manifest _manifest;
    private readonly List<ManifestFault> _faults = [];

    private FieldRules(Manifest manifest) => _manifest = manifest;

    public static IReadOnlyList<ManifestFault> Faults(Manifest manifest)
    {
        var rules = new FieldRules(manifest);
        rules.CheckKind();
        return rules._faults;
    }

    private void CheckKind()
    {
        var kind = _manifest.Kind;
        var version = _manifest.Root.Text("apiVersion");
        if (KnownFields.All.VersionOf(kind) is { } known)
        {
            Demand(known == version, _manifest.Root.At("apiVersion"), $"'apiVersion' of {kind} is '{version}'. Set it to {known}.");
            CheckMap(_manifest.Root, kind, "");
            return;
        }

        // A kind of somebody's own is nothing to judge, but a slip of the pen is.
        var nearest = Spelling.Nearest(kind, KnownFields.All.Kinds);
        Demand(kind.Length > 0 && nearest is null, _manifest.Root.At("kind"), $"'kind' is '{kind}'. {(nearest is null ? "Name the kind." : $"Did you mean {nearest}?")}");
    }

    private void Check(YamlNode node, string type, string path)
    {
        switch (node)
        {
            case YamlMappingNode map when type.StartsWith("{}", StringComparison.Ordinal):
                CheckEach(map.Children.Select(pair => (pair.Value, $"{path}.{pair.Key}")), type[2..]);
                break;
            case YamlSequenceNode list when type.StartsWith("[]", StringComparison.Ordinal):
                CheckEach(list.Children.Select((item, index) => (item, $"{path}[{index}]")), type[2..]);
                break;
            case YamlMappingNode map when KnownFields.All.Of(type) is not null:
                CheckMap(map, type, path);
                break;
            case YamlScalarNode scalar:
                Demand(Scalars.Fault(scalar, type) is null, scalar, $"'{path}' is '{scalar.Value}'. {Scalars.Fault(scalar, type)}");
                break;
            default:
                Demand(type == "any", node, $"'{path}' is a {(node is YamlSequenceNode ? "list" : "map")}. It has to be {Scalars.Form(type)}.");
                break;
        }
    }

    private void CheckEach(IEnumerable<(YamlNode Node, string Path)> items, string type)
    {
        foreach (var (node, path) in items)
        {
            Check(node, type, path);
        }
    }

    private void CheckMap(YamlMappingNode map, string type, string path)
    {
        var fields = KnownFields.All.Of(type)!;
        foreach (var (key, value) in map.Children.Where(pair => !$"{pair.Key}".StartsWith('$'))) // "$patch" is kustomize's
        {
            if (fields.TryGetValue($"{key}", out var field))
            {
                Check(value, field.Type, path.Length == 0 ? $"{key}" : $"{path}.{key}");
                continue;
            }

            var nearest = Spelling.Nearest($"{key}", fields.Keys);
            Demand(false, key, $"'{key}' is no field of {type}. {(nearest is null ? $"It has {string.Join(", ", fields.Keys.Order(StringComparer.Ordinal).Take(8))} …" : $"Did you mean {nearest}?")}");
        }

        foreach (var (name, _) in fields.Where(field => field.Value.Required && !_manifest.IsPatch && map.At(field.Key) is null))
        {
            Demand(false, map, $"'{(path.Length == 0 ? name : $"{path}.{name}")}' is missing. {type} needs it.");
        }
    }

    private void Demand(bool holds, YamlNode? at, string message)
    {
        if (!holds)
        {
            _faults.Add(_manifest.Fault(at, Rule, message));
        }
    }
}
