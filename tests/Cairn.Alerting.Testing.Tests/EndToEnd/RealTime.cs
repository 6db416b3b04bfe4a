namespace Cairn.Alerting.Testing.Tests.EndToEnd;

/// <summary>Tests on the real clock: they share the machine with no other test, or seconds become minutes.</summary>
[CollectionDefinition(nameof(RealTime), DisableParallelization = true)]
public sealed class RealTime;
