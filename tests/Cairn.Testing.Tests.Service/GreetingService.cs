namespace Cairn.Testing.Tests.Service;

/// <summary>Names this service in tests.</summary>
public sealed class GreetingService;
