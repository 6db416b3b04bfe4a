using System.Text;
using System.Text.RegularExpressions;
using Cairn.PythonCompat.Requests;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Cairn.PythonCompat.Paths;

/// <summary>The pattern of one route as an expression, strict about slashes and case where its switches say so, as Werkzeug's rules and Starlette's routes are.</summary>
internal sealed class RouteRule
{
    private const string AnySegment = "[^/]+";
    private const int Fallback = int.MaxValue; // of a route that catches what no other has; Python has none

    private readonly IReadOnlyList<(string Name, IRouteConstraint Constraint)> _constraints;
    private readonly Regex _path;

    public RouteRule(RouteEndpoint endpoint, PythonSwitches service, ParameterPolicyFactory policies)
    {
        Endpoint = endpoint;
        Active = RouteSwitches.On(endpoint, service.Active);
        Methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
        _constraints = [.. Constraints(endpoint.RoutePattern, policies)];
        _path = new Regex(
            Expression(endpoint.RoutePattern, service.Style, Has(PythonCompat.StrictSlashes) && endpoint.Order != Fallback),
            RegexOptions.CultureInvariant | RegexOptions.Singleline | (Has(PythonCompat.CaseSensitivePaths) ? RegexOptions.None : RegexOptions.IgnoreCase));
    }

    public RouteEndpoint Endpoint { get; }

    /// <summary>The methods that are mapped; none means all.</summary>
    public IReadOnlyList<string> Methods { get; }

    public PythonCompat Active { get; }

    public bool Has(PythonCompat one) => Active.HasFlag(one);

    public bool Serves(string method) => Methods.Count == 0 || Methods.Contains(method, StringComparer.OrdinalIgnoreCase);

    public bool Matches(string path)
    {
        var match = _path.Match(path);
        if (!match.Success)
        {
            return false;
        }

        if (_constraints.Count == 0)
        {
            return true;
        }

        var values = new RouteValueDictionary();
        foreach (var (parameter, index) in Endpoint.RoutePattern.Parameters.Select((parameter, index) => (parameter, index)))
        {
            if (match.Groups[index + 1] is { Success: true } group)
            {
                values[parameter.Name] = group.Value;
            }
        }

        return _constraints.All(item => !values.ContainsKey(item.Name) || item.Constraint.Match(null, null, item.Name, values, RouteDirection.IncomingRequest));
    }

    private static IEnumerable<(string, IRouteConstraint)> Constraints(RoutePattern pattern, ParameterPolicyFactory policies) =>
        from parameter in pattern.Parameters
        from reference in parameter.ParameterPolicies
        let constraint = policies.Create(parameter, reference) as IRouteConstraint
        where constraint is not null
        select (parameter.Name, constraint!);

    private static string Expression(RoutePattern pattern, PythonStyle style, bool isStrict)
    {
        var expression = new StringBuilder("^");
        foreach (var segment in pattern.PathSegments)
        {
            expression.Append(segment is { IsSimple: true } && segment.Parts[0] is RoutePatternParameterPart parameter && (parameter.IsOptional || parameter.Default is not null || parameter.IsCatchAll)
                ? Rest(parameter, style, isStrict, isFirst: expression.Length == 1)
                : "/" + string.Concat(segment.Parts.Select(part => Part(part))));
        }

        var endsWithSlash = pattern.PathSegments.Count == 0 || (pattern.RawText?.EndsWith('/') ?? false);
        return expression.Append(!isStrict ? "/?" : endsWithSlash ? "/" : "").Append("\\z").ToString();
    }

    private static string Part(RoutePatternPart part) => part switch
    {
        RoutePatternLiteralPart literal => Regex.Escape(literal.Content),
        RoutePatternSeparatorPart separator => Regex.Escape(separator.Content),
        RoutePatternParameterPart => $"({AnySegment})",
        _ => "",
    };

    private static string Rest(RoutePatternParameterPart parameter, PythonStyle style, bool isStrict, bool isFirst)
    {
        if (!parameter.IsCatchAll)
        {
            return $"(?:/({AnySegment})){(isFirst ? "?/?" : "?")}";
        }

        return !isStrict ? "(?:/(.*))?" : style == PythonStyle.Flask ? "/([^/].*)" : "/(.*)";
    }
}
