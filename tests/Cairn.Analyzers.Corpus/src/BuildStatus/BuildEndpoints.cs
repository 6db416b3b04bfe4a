using Microsoft.Extensions.Options;

namespace BuildStatus;

/// <summary>views.py: the routes of the old Flask application.</summary>
internal static class BuildEndpoints
{
    public static void Map(WebApplication app)
    {
        app.MapPost("/builds", Report);
        app.MapGet("/builds", List);
        app.MapGet("/builds/{id}", Find);
        app.MapPost("/builds/{id}/tests", Attach);
        app.MapGet("/branches/{branch}/summary", SummariseAsync);
        app.MapGet("/branches/{branch}/health", Health);
        app.MapGet("/report", WriteReport);
    }

    private static IResult Report(BuildReport report, BuildStore store, Notifier notifier, ILogger<BuildStore> logger)
    {
        try
        {
            var build = store.Save(report);
            notifier.Tell(build);
            return Results.Created($"/builds/{build.Id}", build);
        }
        catch (ArgumentException ex)
        {
            logger.LogWarning("Report of build %s refused: %s", report.Id, ex.Message);
            return Results.BadRequest(ex.Message);
        }
        catch (FormatException ex)
        {
            logger.LogWarning($"Report of build {report.Id} has a bad duration: {ex.Message}");
            return Results.BadRequest(ex.Message);
        }
    }

    private static IEnumerable<Build> List(BuildStore store, IOptions<ServiceOptions> options, ILogger<BuildStore> logger, string? branch, int? limit)
    {
        var size = Math.Min(limit ?? options.Value.PageSize, options.Value.PageSize);
        var builds = store.List(branch, size);
        logger.LogDebug("Listing " + builds.Count + " builds of " + branch);
        return builds;
    }

    private static IResult Find(string id, BuildCache cache, ILogger<BuildCache> logger)
    {
        var build = cache.Find(id);
        if (build is null)
        {
            logger.LogInformation($"Build {id} is not known");
            return Results.NotFound();
        }

        return Results.Ok(build);
    }

    private static async Task<IResult> Attach(string id, HttpRequest request, BuildStore store, ILogger<BuildStore> logger, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(request.Body);
        var text = await reader.ReadToEndAsync(cancellationToken);
        try
        {
            var tests = JUnitReport.Parse(text);
            store.Attach(id, tests);
            logger.LogInformation($"Build {id}: {tests.Count} tests, {tests.Count(test => !test.Passed)} failed");
            return Results.NoContent();
        }
        catch (System.Xml.XmlException ex)
        {
            logger.LogError($"Tests of build {id} are no XML: {ex}");
            return Results.BadRequest("The body is no JUnit XML.");
        }
    }

    private static async Task<IResult> SummariseAsync(string branch, BuildCache cache, CancellationToken cancellationToken) =>
        Results.Content(await cache.SummaryAsync(branch, cancellationToken), "application/json");

    private static string Health(string branch, BranchHealth health) => health.Describe(branch);

    private static string WriteReport(ReportWriter reports) => reports.Write();
}
