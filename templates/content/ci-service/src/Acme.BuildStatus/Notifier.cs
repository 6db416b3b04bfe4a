using Cairn.Http;

namespace Acme.BuildStatus;

/// <summary>Tells the notifier about a build. The service can do without it: then nobody is told, and the build is recorded all the same.</summary>
internal sealed class Notifier(HttpClient http, ILogger<BuildStatusService> logger)
{
    /// <summary>What the service is without the notifier. Its address and time-outs are in appsettings.json.</summary>
    public static void Declare(DependencySettings notifier) => notifier
        .Optional()
        .OwnedBy("ci-messaging")
        .WithRunbook("docs/runbooks/notifier.md")
        .WithFallback("nobody is told");

    public async Task TellAsync(Build build, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.PutAsJsonAsync($"builds/{build.Id}", build, BuildJson.Default.Build, cancellationToken);
            response.EnsureSuccessStatusCode();
        }
        catch (HttpRequestException failure)
        {
            logger.NoticeDropped(failure, build.Id, build.Status);
        }
    }
}
