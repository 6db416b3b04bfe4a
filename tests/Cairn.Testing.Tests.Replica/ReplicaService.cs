namespace Cairn.Testing.Tests.Replica;

/// <summary>Names this service in tests.</summary>
public sealed class ReplicaService;
