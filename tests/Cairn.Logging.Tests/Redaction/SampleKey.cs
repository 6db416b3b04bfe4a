namespace Cairn.Logging.Tests.Redaction;

/// <summary>A type that is a secret wherever it turns up.</summary>
[Secret]
public readonly record struct SampleKey(string Value);
