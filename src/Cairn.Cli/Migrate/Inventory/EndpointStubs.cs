using System.Globalization;
using System.Text;

namespace Cairn.Cli.Migrate.Inventory;

/// <summary>An endpoint for every route that says that it is not migrated.</summary>
internal static class EndpointStubs
{
    public static string Of(LegacyService service, string space)
    {
        var text = new StringBuilder();
        text.Append($$"""
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Http;
            using Microsoft.AspNetCore.Http.HttpResults;
            using Microsoft.AspNetCore.Routing;

            namespace {{space}};

            /// <summary>The routes of the legacy service that are not migrated. Whoever writes one takes its line away.</summary>
            internal static class LegacyEndpoints
            {
                public static void MapLegacyRoutes(this IEndpointRouteBuilder app)
                {

            """.ReplaceLineEndings("\n"));
        foreach (var route in service.Routes)
        {
            var (pattern, behind) = Pattern(route);
            var more = behind.Length > 0 ? $"; only what ends in {behind}, which a pattern cannot say" : "";
            text.Append(CultureInfo.InvariantCulture, $"        app.MapMethods({Naming.Quoted(pattern)}, [\"{route.Method}\"], NotMigrated); // {route.View}{more}\n");
        }

        text.Append("""
                }

                // Raised before anything is done, so that a caller in front may ask the legacy service instead.
                private static ProblemHttpResult NotMigrated(HttpContext context)
                {
                    context.Response.Headers["X-Cairn-Not-Migrated"] = "true";
                    return TypedResults.Problem(statusCode: StatusCodes.Status501NotImplemented, detail: "This route is not migrated. The legacy service has it.");
                }
            }

            """.ReplaceLineEndings("\n"));
        return text.ToString();
    }

    /// <summary>The pattern, and what stands behind a part that takes slashes: that part has to be the last one.</summary>
    private static (string Pattern, string Behind) Pattern(LegacyRoute route)
    {
        var pattern = route.Parameters.Aggregate(route.Path, (path, parameter) => path.Replace($"{{{parameter.Name}}}", parameter.Pattern, StringComparison.Ordinal));
        var end = pattern.IndexOf("{**", StringComparison.Ordinal) is var begin and >= 0 ? pattern.IndexOf('}', begin) + 1 : pattern.Length;
        return (pattern[..end], pattern[end..]);
    }
}
