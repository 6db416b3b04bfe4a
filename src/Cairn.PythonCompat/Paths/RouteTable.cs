using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.PythonCompat.Paths;

/// <summary>
/// The routes of the service as a Python router looks through them: <c>StateMachineMatcher.match</c> (Werkzeug) or <c>Router.__call__</c> (Starlette). It decides what
/// answers a request that the platform's routing would treat in another way; what serves a request is still chosen by that routing.
/// </summary>
internal sealed partial class RouteTable(PythonSwitches service, IServiceProvider provider)
{
    private readonly ConditionalWeakTable<RouteEndpoint, RouteRule> _ofCandidates = [];
    private readonly Lock _building = new();
    private volatile Built? _built;

    public RouteVerdict Find(string method, string path)
    {
        var rules = Rules;
        return service.Style == PythonStyle.Flask ? Flask(rules, method, path) : FastApi(rules, method, path);
    }

    /// <summary>The rule of a route that the platform's routing considers; its endpoints are others than those of the table, made from the same patterns.</summary>
    public RouteRule RuleOf(RouteEndpoint candidate) => _ofCandidates.GetValue(candidate, endpoint => new RouteRule(endpoint, service, provider.GetRequiredService<ParameterPolicyFactory>()));

    /// <summary>The methods that a rule serves in Python: Flask adds HEAD and OPTIONS.</summary>
    public IEnumerable<string> MethodsOf(RouteRule rule) => service.Style == PythonStyle.Flask
        ? rule.Methods
            .Concat(rule.Has(PythonCompat.HeadRequests) && rule.Methods.Contains(HttpMethods.Get) ? [HttpMethods.Head] : [])
            .Concat(rule.Has(PythonCompat.OptionsRequests) ? [HttpMethods.Options] : [])
        : rule.Methods;

    private IReadOnlyList<RouteRule> Rules
    {
        get
        {
            if (_built is { Changed: false } built)
            {
                return built.Rules;
            }

            lock (_building)
            {
                var endpoints = provider.GetRequiredService<EndpointDataSource>();
                var token = endpoints.GetChangeToken();
                var policies = provider.GetRequiredService<ParameterPolicyFactory>();
                _built = new Built([.. endpoints.Endpoints.OfType<RouteEndpoint>().Select(endpoint => new RouteRule(endpoint, service, policies))], () => token.HasChanged);
                return _built.Rules;
            }
        }
    }

    private RouteVerdict Flask(IReadOnlyList<RouteRule> rules, string method, string path)
    {
        path = "/" + path.TrimStart('/');
        var fitting = Fitting(rules, path);
        if (fitting.Any(rule => rule.Serves(method) || MethodsOf(rule).Contains(method)))
        {
            var isDescribed = method == HttpMethods.Options && !fitting.Any(rule => rule.Serves(method));
            return new RouteVerdict(isDescribed ? RouteOutcome.Described : RouteOutcome.Served, fitting, path);
        }

        var merged = RepeatedSlash().Replace(path, "/");
        foreach (var other in (string[])[path + "/", merged, merged + "/"])
        {
            var instead = Fitting(rules, other);
            if (other != path && instead.Any(rule => rule.Has(PythonCompat.StrictSlashes) && MethodsOf(rule).Contains(method)))
            {
                return new RouteVerdict(RouteOutcome.Redirected, instead, other);
            }
        }

        return Refused(fitting, path);
    }

    private static RouteVerdict FastApi(IReadOnlyList<RouteRule> rules, string method, string path)
    {
        var fitting = Fitting(rules, path);
        if (fitting.Any(rule => rule.Serves(method)))
        {
            return new RouteVerdict(RouteOutcome.Served, fitting, path);
        }

        var other = path.EndsWith('/') ? path.TrimEnd('/') : path + "/";
        var instead = fitting.Count == 0 && path != "/" ? Fitting(rules, other) : [];
        return instead.Any(rule => rule.Has(PythonCompat.StrictSlashes)) ? new RouteVerdict(RouteOutcome.Redirected, instead, other) : Refused(fitting, path);
    }

    private static RouteVerdict Refused(IReadOnlyList<RouteRule> fitting, string path) =>
        new(fitting.Count > 0 ? RouteOutcome.MethodNotAllowed : RouteOutcome.NotFound, fitting, path);

    private static IReadOnlyList<RouteRule> Fitting(IReadOnlyList<RouteRule> rules, string path) => [.. rules.Where(rule => rule.Matches(path))];

    [GeneratedRegex("/{2,}")]
    private static partial Regex RepeatedSlash();

    private sealed record Built(IReadOnlyList<RouteRule> Rules, Func<bool> HasChanged)
    {
        public bool Changed => HasChanged();
    }
}
