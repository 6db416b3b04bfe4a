using Cairn.PythonCompat.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cairn.PythonCompat.Paths;

/// <summary>Flask's <c>&lt;int:name&gt;</c> (Werkzeug, <c>IntegerConverter</c>) and Starlette's <c>{name:int}</c>: digits without a sign, of any number.</summary>
internal sealed class PythonInt : IRouteConstraint
{
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values.TryGetValue(routeKey, out var value) && value?.ToString() is { Length: > 0 } text && text.All(char.IsDigit) && LenientValue.WholeNumber(text) is not null;
}
