namespace BuildStatus;

/// <summary>artifacts.py: download with retries, as everybody wrote it.</summary>
internal sealed class ArtifactDownload(IHttpClientFactory clients, ILogger<ArtifactDownload> logger)
{
    public async Task<byte[]> DownloadAsync(Uri address, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var http = clients.CreateClient();
                return await http.GetByteArrayAsync(address, cancellationToken);
            }
            catch (HttpRequestException ex)
            {
                logger.LogWarning($"Attempt {attempt} for {address} failed: {ex.Message}");
                if (attempt >= Settings.Attempts)
                {
                    throw;
                }

                await Task.Delay(500, cancellationToken);
            }
        }
    }

    public async Task<string> SaveAsync(Uri address, string folder, CancellationToken cancellationToken)
    {
        var bytes = await DownloadAsync(address, cancellationToken);
        var name = address.Segments[^1];
        await File.WriteAllBytesAsync($"{folder}/{name}", bytes, cancellationToken);
        logger.LogInformation("Saved {0} bytes of {1}", bytes.Length, address);
        return Path.Combine(folder, name);
    }

    public async Task<string?> HeadAsync(Uri address, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        var response = await http.GetAsync(address, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return end < 0 ? text : text[..end];
    }
}
