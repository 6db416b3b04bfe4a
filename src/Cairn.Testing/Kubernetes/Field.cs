namespace Cairn.Testing.Kubernetes;

/// <summary>A field of a type.</summary>
/// <param name="Type">Its type, in the words of <c>Fields.txt</c>.</param>
/// <param name="Required">Whether it must be there.</param>
internal sealed record Field(string Type, bool Required);
