using Cairn.PythonCompat.Paths;
using Microsoft.AspNetCore.Http;

namespace Cairn.PythonCompat.Requests;

/// <summary>One request and its answer: which switches are on, and what is known of the request before it was put in form.</summary>
internal sealed class PythonExchange(HttpContext context, PythonSwitches service)
{
    private Endpoint? _endpoint;
    private PythonCompat _active = service.Active;

    public HttpContext Context { get; } = context;

    public PythonStyle Style { get; } = service.Style;

    /// <summary>The method as it was asked; HEAD is served by what is mapped for GET.</summary>
    public string Method { get; } = context.Request.Method;

    /// <summary>The rules that the path fits, once it was looked up.</summary>
    public RouteVerdict? Verdict { get; set; }

    /// <summary>What the service threw and nobody caught.</summary>
    public Exception? Failure { get; set; }

    /// <summary>The switches of the route, once it is known; those of the service until then. A handler of errors that clears the route does not change them.</summary>
    public PythonCompat Active
    {
        get
        {
            if (Context.GetEndpoint() is { } endpoint && endpoint != _endpoint)
            {
                _endpoint = endpoint;
                _active = RouteSwitches.On(endpoint, service.Active);
            }

            return _active;
        }
    }

    /// <summary>The route that was chosen, even if a handler of errors has cleared it since.</summary>
    public Endpoint? Endpoint => Context.GetEndpoint() ?? _endpoint;

    public bool Has(PythonCompat one) => Active.HasFlag(one);

    public static PythonExchange? Of(HttpContext? context) => context?.Features.Get<PythonExchange>();
}
