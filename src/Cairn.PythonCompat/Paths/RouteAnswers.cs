using Cairn.PythonCompat.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Cairn.PythonCompat.Paths;

/// <summary>Puts the path in form before routing, and answers where Python's router does without a route.</summary>
internal sealed class RouteAnswers(RouteTable table)
{
    private const string UrlSafe = ":/%#?=@[]!$&'()*+,;";
    private const string PathSafe = "/:|+$!'()*,;";

    public void Apply(PythonExchange exchange)
    {
        var request = exchange.Context.Request;
        var raw = exchange.Has(PythonCompat.RawPaths) ? RawPath.Of(exchange.Context) : null;
        var path = raw ?? request.Path.Value ?? "/";
        if (raw is not null)
        {
            request.Path = new PathString(exchange.Style == PythonStyle.Flask ? "/" + raw.TrimStart('/') : raw); // not converted: that decodes once more
        }

        var verdict = table.Find(request.Method, path);
        exchange.Verdict = verdict;
        switch (verdict.Outcome)
        {
            case RouteOutcome.Served when request.Method == HttpMethods.Head && !verdict.Rules.Any(rule => rule.Serves(HttpMethods.Head)):
                request.Method = HttpMethods.Get;
                break;
            case RouteOutcome.NotFound:
                Answer(exchange, "404", context => context.Response.StatusCode = StatusCodes.Status404NotFound);
                break;
            case RouteOutcome.MethodNotAllowed when verdict.Rules.Any(rule => rule.Has(PythonCompat.AllowedMethods)):
                Answer(exchange, "405", context => Allow(context, StatusCodes.Status405MethodNotAllowed, verdict));
                break;
            case RouteOutcome.Described:
                Answer(exchange, "OPTIONS", context => Allow(context, StatusCodes.Status200OK, verdict));
                break;
            case RouteOutcome.Redirected:
                Answer(exchange, "redirect", context => Redirect(exchange, verdict.Path));
                break;
            default:
                break; // served by a route
        }
    }

    private static void Answer(PythonExchange exchange, string name, Action<HttpContext> answer)
    {
        var metadata = exchange.Verdict!.Rules.Take(1).SelectMany(rule => rule.Endpoint.Metadata.GetOrderedMetadata<RouteSwitches>());
        exchange.Context.SetEndpoint(new Endpoint(
            context =>
            {
                answer(context);
                return Task.CompletedTask;
            },
            new EndpointMetadataCollection(metadata),
            $"Python's {name}"));
    }

    private static void Redirect(PythonExchange exchange, string path)
    {
        var (request, response) = (exchange.Context.Request, exchange.Context.Response);
        var isFlask = exchange.Style == PythonStyle.Flask;
        var origin = $"{request.Scheme}://{request.Host}";
        response.StatusCode = isFlask ? StatusCodes.Status308PermanentRedirect : StatusCodes.Status307TemporaryRedirect;
        response.Headers[HeaderNames.Location] = isFlask
            ? origin + PercentText.Quote(path, PathSafe) + request.QueryString.Value
            : PercentText.Quote(origin + path + request.QueryString.Value, UrlSafe);
    }

    private void Allow(HttpContext context, int status, RouteVerdict verdict)
    {
        var rules = verdict.Outcome == RouteOutcome.Described || PythonExchange.Of(context)!.Style == PythonStyle.Flask ? verdict.Rules : verdict.Rules.Take(1);
        context.Response.StatusCode = status;
        context.Response.Headers.Allow = string.Join(", ", rules.SelectMany(table.MethodsOf).Distinct().Order(StringComparer.Ordinal));
    }
}
