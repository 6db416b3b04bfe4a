using System.Globalization;

namespace Cairn.Logging.Redaction;

/// <summary>Stands in for a value some of whose members are classified, and reads as a record does.</summary>
internal sealed class RedactedObject(string typeName, IReadOnlyList<KeyValuePair<string, object?>> members)
{
    public string TypeName => typeName;

    public IReadOnlyList<KeyValuePair<string, object?>> Members => members;

    public override string ToString()
    {
        var text = string.Join(", ", members.Select(member => string.Create(CultureInfo.InvariantCulture, $"{member.Key} = {member.Value}")));
        return typeName.Length == 0 ? $"{{ {text} }}" : $"{typeName} {{ {text} }}";
    }
}
