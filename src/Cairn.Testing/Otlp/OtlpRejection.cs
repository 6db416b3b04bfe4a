namespace Cairn.Testing;

/// <summary>A request that the receiver refused.</summary>
/// <param name="Path">The path of the request.</param>
/// <param name="StatusCode">The HTTP status of the answer, such as 400 for a malformed payload.</param>
/// <param name="Reason">What was wrong, in a sentence.</param>
public sealed record OtlpRejection(string Path, int StatusCode, string Reason);
