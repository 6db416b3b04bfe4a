namespace Acme.BuildStatus.Tests;

/// <summary>Tests that read what the process measures: no other service may run in it meanwhile.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
