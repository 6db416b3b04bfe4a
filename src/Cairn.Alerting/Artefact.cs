namespace Cairn.Alerting;

/// <summary>One generated file.</summary>
/// <param name="Path">The path below the folder that is written to, with slashes.</param>
/// <param name="Text">The content, with line feeds.</param>
public sealed record Artefact(string Path, string Text);
