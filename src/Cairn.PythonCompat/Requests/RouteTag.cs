namespace Cairn.PythonCompat.Requests;

/// <summary>On a route whose answers carry an <c>ETag</c>.</summary>
internal sealed record RouteTag;
