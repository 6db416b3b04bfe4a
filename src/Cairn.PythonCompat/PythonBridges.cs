using Cairn.PythonCompat.Requests;
using Microsoft.AspNetCore.Routing;

namespace Cairn.PythonCompat;

/// <summary>What a service still does as Python does it: for a scorecard, and for <c>GET /python-compat</c> on the management port.</summary>
public sealed class PythonBridges
{
    private readonly PythonSwitches _switches;
    private readonly EndpointDataSource _endpoints;

    internal PythonBridges(PythonSwitches switches, EndpointDataSource endpoints)
    {
        _switches = switches;
        _endpoints = endpoints;
    }

    /// <summary>The framework whose forms are kept.</summary>
    public PythonStyle Style => _switches.Style;

    /// <summary>The bridges that stand: every switch that is on for the service or for one of its routes, in the order of the switches.</summary>
    public IReadOnlyList<PythonBridge> Standing =>
        [.. _switches.Bridges(_endpoints.Endpoints.Aggregate(_switches.Active, (all, endpoint) => all | RouteSwitches.On(endpoint, _switches.Active)))];
}
