namespace Cairn.PythonCompat.Paths;

/// <summary>What a Python router makes of a request.</summary>
internal enum RouteOutcome
{
    /// <summary>There is a route for it.</summary>
    Served,

    /// <summary>No route has the path.</summary>
    NotFound,

    /// <summary>Routes have the path, and none the method.</summary>
    MethodNotAllowed,

    /// <summary>A route has the path but for its slashes.</summary>
    Redirected,

    /// <summary>OPTIONS, which is answered without a route of its own.</summary>
    Described,
}
