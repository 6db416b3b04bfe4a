namespace Cairn.Caching.Redis.Tests.Connections;

/// <summary>For tests that measure the process, and so want nobody beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
