using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace BuildStatus;

/// <summary>source.py: requests.get() against the code review.</summary>
internal sealed class SourceHost(IHttpClientFactory clients, ILogger<SourceHost> logger)
{
    private static readonly ActivitySource Source = new("source-host");

    public async Task<string> TitleAsync(string commit, CancellationToken cancellationToken)
    {
        using var http = clients.CreateClient();
        using var response = await http.GetAsync($"{Settings.SourceUrl}/commits/{commit}", cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        using var json = JsonDocument.Parse(text);
        try
        {
            return json.RootElement.GetProperty("title").GetString() ?? "";
        }
        catch (KeyNotFoundException)
        {
            logger.LogWarning($"Commit {commit} has no title");
            return "";
        }
    }

    public async Task<IReadOnlyList<string>> ChangedFilesAsync(string commit, CancellationToken cancellationToken)
    {
        using var activity = Source.StartActivity("changed files");
        activity?.SetTag("http.url", $"{Settings.SourceUrl}/commits/{commit}/files");
        activity?.SetTag("vcs.repository.ref.revision", commit);
        try
        {
            using var http = new HttpClient();
            var files = await http.GetFromJsonAsync<string[]>($"{Settings.SourceUrl}/commits/{commit}/files", cancellationToken);
            logger.LogDebug($"{commit} changes {files!.Length} files");
            return files;
        }
        catch (Exception ex)
        {
            logger.LogError("No files of %s: %s", commit, ex);
            return [];
        }
    }

    public async Task<bool> CommentAsync(string commit, string text, CancellationToken cancellationToken)
    {
        using var http = clients.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Settings.SourceUrl}/commits/{commit}/comments")
        {
            Content = JsonContent.Create(new { text }),
        };
        if (Settings.SourceToken is { } token)
        {
            request.Headers.Authorization = new("Bearer", token);
        }

        using var response = await http.SendAsync(request, cancellationToken);
        BuildMetrics.Called((int)response.StatusCode);
        if (!response.IsSuccessStatusCode)
        {
            logger.LogError($"Comment on {commit} refused: {response.StatusCode}");
        }

        return response.IsSuccessStatusCode;
    }
}
