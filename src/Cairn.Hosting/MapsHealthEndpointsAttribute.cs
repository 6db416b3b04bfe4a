namespace Cairn;

/// <summary>
/// Says that a method gives a service the endpoints that probes ask, directly or through what it calls. Put it on a verb of your own that does so,
/// and rule CRN1001 is content with a service that calls it, from whichever assembly.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MapsHealthEndpointsAttribute : Attribute;
