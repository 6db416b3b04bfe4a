using System.Net.Http.Json;
using Microsoft.Extensions.Options;

namespace BuildStatus;

/// <summary>notify.py: threading.Thread(target=post).start().</summary>
internal sealed class Notifier(IHttpClientFactory clients, IOptions<NotifyOptions> options, ILogger<Notifier> logger)
{
    private readonly NotifyOptions _options = options.Value;

    public void Tell(Build build)
    {
        BuildMetrics.Reported(build);
        if (_options.Url.Length == 0 || (_options.OnlyFailures && build.State != BuildState.Failed))
        {
            return;
        }

        logger.LogInformation($"Telling {_options.Channel} about build {build.Id}");
        _ = Task.Run(() => PostAsync(TextOf(build), CancellationToken.None));
    }

    public static string TextOf(Build build)
    {
        var text = $"{StatusText.Mark(build.State)} {BranchNames.Show(build.Branch)} build {build.Id} {StatusText.Write(build.State)}";
        if (build.Took > TimeSpan.Zero)
        {
            text += " after " + DurationText.Write(build.Took);
        }

        if (build.FailedTests > 0)
        {
            text += ", " + build.FailedTests + " tests failed";
        }

        return text;
    }

    private async Task PostAsync(string text, CancellationToken cancellationToken)
    {
        try
        {
            using var http = clients.CreateClient();
            using var response = await http.PostAsJsonAsync(_options.Url, new { channel = _options.Channel, text }, cancellationToken);
            var answer = await response.Content.ReadAsStringAsync(cancellationToken);
            logger.LogDebug("The channel answered: " + answer);
        }
        catch (Exception ex)
        {
            logger.LogError(string.Format(null, "Telling {0} failed: {1}", _options.Channel, ex.Message));
        }
    }
}
