using System.Net.Sockets;

namespace Cairn.Testing.Tests.Fakes;

/// <summary>All that a caller of an HTTP dependency sees of a call: what arrived, then every exception, outermost first.</summary>
internal static class Symptom
{
    public static async Task<string> OfAsync(HttpClient client, HttpCompletionOption completion, CancellationToken cancellationToken)
    {
        var seen = new List<string>();
        try
        {
            using var response = await client.GetAsync("artifacts/7", completion, cancellationToken);
            seen.Add($"{(int)response.StatusCode} {response.Content.Headers.ContentType} {response.Content.Headers.ContentLength} {response.Headers.RetryAfter}".Trim());
            seen.Add(await response.Content.ReadAsStringAsync(cancellationToken));
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            seen.AddRange(Chain(error).Select(Describe));
        }

        return string.Join(" > ", seen);
    }

    private static IEnumerable<Exception> Chain(Exception error)
    {
        for (var each = error; each is not null; each = each.InnerException)
        {
            yield return each;
        }
    }

    private static string Describe(Exception error) => error switch
    {
        HttpRequestException request => $"{nameof(HttpRequestException)} {request.HttpRequestError}",
        HttpIOException io => $"{nameof(HttpIOException)} {io.HttpRequestError}",
        SocketException socket => $"{nameof(SocketException)} {socket.SocketErrorCode}",
        _ => error.GetType().Name,
    };
}
