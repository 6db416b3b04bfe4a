using System.Net.Http.Json;
using Microsoft.Extensions.Options;

namespace BuildStatus.Hooks;

/// <summary>forward.py: requests.post, three times.</summary>
internal sealed class Forwarder(IHttpClientFactory clients, IOptions<HookOptions> options, ILogger<Forwarder> logger)
{
    public async Task<string?> ForwardAsync(HookEvent hook, CancellationToken cancellationToken)
    {
        var tries = 0;
        while (true)
        {
            try
            {
                return await PostAsync(hook, cancellationToken);
            }
            catch (HttpRequestException ex)
            {
                tries++;
                logger.LogWarning("Try {0} for hook {1} failed: {2}", tries, hook.Id, ex.Message);
                if (tries == 3)
                {
                    return null;
                }
            }

            await Task.Delay(200, cancellationToken);
        }
    }

    public async Task<bool> ForwardQuietlyAsync(HookEvent hook, CancellationToken cancellationToken)
    {
        try
        {
            return await ForwardAsync(hook, cancellationToken) is not null;
        }
        catch
        {
            return false;
        }
    }

    private async Task<string> PostAsync(HookEvent hook, CancellationToken cancellationToken)
    {
        using var http = clients.CreateClient();
        var response = await http.PostAsJsonAsync(
            options.Value.Target,
            new { id = hook.Id, branch = hook.Branch, status = "pending", commit = hook.Commit },
            cancellationToken);
        logger.LogInformation($"{options.Value.Target} takes hook {hook.Id}");
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }
}
