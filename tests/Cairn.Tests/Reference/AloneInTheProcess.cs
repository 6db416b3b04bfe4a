namespace Cairn.Tests.Reference;

/// <summary>Runs while no other host does: OpenTelemetry takes meters of one name in one process for the same, and forgets them when one of their hosts ends.</summary>
[CollectionDefinition(nameof(AloneInTheProcess), DisableParallelization = true)]
public sealed class AloneInTheProcess;
