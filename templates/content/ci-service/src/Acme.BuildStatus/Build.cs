namespace Acme.BuildStatus;

/// <summary>A build as the service knows it.</summary>
/// <param name="Id">What the CI system calls the build.</param>
/// <param name="Branch">The branch it builds.</param>
/// <param name="Status">One of the words of <see cref="BuildState"/>.</param>
/// <param name="Updated">When the status was last reported or timed out.</param>
public sealed record Build(string Id, string Branch, string Status, DateTimeOffset Updated);
