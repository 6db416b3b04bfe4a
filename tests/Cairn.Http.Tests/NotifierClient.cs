namespace Cairn.Http.Tests;

/// <summary>A typed client, as services write theirs.</summary>
public sealed class NotifierClient(HttpClient http)
{
    public async Task<bool> TryNotifyAsync(string build, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.PutAsync($"notices/{build}", content: null, cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // nobody is told, and the build is recorded all the same
        }
    }
}
