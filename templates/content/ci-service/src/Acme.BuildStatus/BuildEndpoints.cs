using System.Collections.Immutable;
using Cairn.Alerting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Acme.BuildStatus;

/// <summary>The HTTP face of the service.</summary>
internal static class BuildEndpoints
{
    public static void MapBuilds(this IEndpointRouteBuilder app)
    {
        app.MapPost("/builds", ReportAsync);
        app.MapGet("/builds/{id}", FindAsync);
        app.MapGet("/builds", LatestAsync);
    }

    /// <summary>What callers can rely on, over 28 days.</summary>
    public static void Promise(Objectives promises)
    {
        promises.Availability("requests", target: 0.995).Expecting(300);
        promises.Latency("lookups-in-time", target: 0.99, within: TimeSpan.FromMilliseconds(250), route: "/builds/{id}").Expecting(200);
    }

    private static async Task<Results<Created<Build>, Ok<Build>, ProblemHttpResult>> ReportAsync(
        ReportBuild report,
        CachedBuilds builds,
        Notifier notifier,
        ILogger<BuildStatusService> logger,
        CancellationToken cancellationToken)
    {
        var (outcome, build) = await builds.ReportAsync(report);
        if (build is null)
        {
            return Problem(StatusCodes.Status503ServiceUnavailable, "store_full", "No room for another build. Report again when a build has ended.");
        }

        if (outcome is ReportOutcome.AlreadyEnded)
        {
            return Problem(StatusCodes.Status409Conflict, "build_ended", $"Build '{build.Id}' has already ended: {build.Status}. Report a new build under a new id.");
        }

        logger.BuildReported(build.Id, build.Branch, build.Status);
        await notifier.TellAsync(build, cancellationToken);
        return outcome is ReportOutcome.Added ? TypedResults.Created($"/builds/{build.Id}", build) : TypedResults.Ok(build);
    }

    private static async Task<Results<Ok<Build>, ProblemHttpResult>> FindAsync(string id, CachedBuilds builds, CancellationToken cancellationToken) =>
        await builds.FindAsync(id, cancellationToken) is { } build
            ? TypedResults.Ok(build)
            : Problem(StatusCodes.Status404NotFound, "build_not_found", $"There is no build '{id}'. Report it first, or check the id.");

    private static async Task<Ok<ImmutableArray<Build>>> LatestAsync(string? branch, CachedBuilds builds, CancellationToken cancellationToken) =>
        TypedResults.Ok(await builds.LatestAsync(branch, cancellationToken));

    private static ProblemHttpResult Problem(int status, string code, string detail) =>
        TypedResults.Problem(statusCode: status, detail: detail, extensions: [new("code", code)]);
}
