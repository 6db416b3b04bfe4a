using Microsoft.AspNetCore.Http.HttpResults;

namespace Acme.BuildStatus;

/// <summary>The HTTP face of the service.</summary>
internal static class BuildEndpoints
{
    private const int LongestList = 100;

    public static void MapBuilds(this IEndpointRouteBuilder app)
    {
        app.MapPost("/builds", Report);
        app.MapGet("/builds/{id}", Find);
        app.MapGet("/builds", Latest);
    }

    private static Results<Created<Build>, Ok<Build>, ProblemHttpResult> Report(
        ReportBuild report,
        BuildStore store,
        ILogger<BuildStatusService> logger)
    {
        var (outcome, build) = store.Report(report);
        if (build is null)
        {
            return Problem(StatusCodes.Status503ServiceUnavailable, "store_full", "No room for another build. Report again when a build has ended.");
        }

        if (outcome is ReportOutcome.AlreadyEnded)
        {
            return Problem(StatusCodes.Status409Conflict, "build_ended", $"Build '{build.Id}' has already ended: {build.Status}. Report a new build under a new id.");
        }

        logger.BuildReported(build.Id, build.Branch, build.Status);
        return outcome is ReportOutcome.Added ? TypedResults.Created($"/builds/{build.Id}", build) : TypedResults.Ok(build);
    }

    private static Results<Ok<Build>, ProblemHttpResult> Find(string id, BuildStore store) =>
        store.Find(id) is { } build
            ? TypedResults.Ok(build)
            : Problem(StatusCodes.Status404NotFound, "build_not_found", $"There is no build '{id}'. Report it first, or check the id.");

    private static Ok<Build[]> Latest(string? branch, BuildStore store) => TypedResults.Ok(store.Latest(branch, LongestList));

    private static ProblemHttpResult Problem(int status, string code, string detail) =>
        TypedResults.Problem(statusCode: status, detail: detail, extensions: [new("code", code)]);
}
