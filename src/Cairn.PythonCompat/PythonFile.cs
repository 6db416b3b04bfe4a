namespace Cairn.PythonCompat;

/// <summary>A file of a form, as the tuples of <c>requests</c>' <c>files</c>.</summary>
/// <param name="Field">The name of the field.</param>
/// <param name="FileName">The name of the file.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="ContentType">Its media type; none is sent where it is <see langword="null"/>.</param>
public sealed record PythonFile(string Field, string FileName, ReadOnlyMemory<byte> Content, string? ContentType = null);
