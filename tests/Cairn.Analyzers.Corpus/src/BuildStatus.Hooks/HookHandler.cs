using Microsoft.Extensions.Options;

namespace BuildStatus.Hooks;

/// <summary>handler.py: checks, parses, drops doubles, forwards.</summary>
internal sealed class HookHandler(Deduplication seen, Forwarder forwarder, IOptions<HookOptions> options, ILogger<HookHandler> logger)
{
    public async Task<bool> HandleAsync(string body, string? signature, CancellationToken cancellationToken)
    {
        if (!Signature.IsValid(body, signature, options.Value.Secret))
        {
            logger.LogWarning($"A hook with signature {signature} was refused");
            return false;
        }

        if (HookEvent.Parse(body) is not { } hook)
        {
            logger.LogWarning("A hook of %d characters could not be read", body.Length);
            return false;
        }

        if (hook.Kind is not ("change-merged" or "patchset-created"))
        {
            Console.WriteLine($"ignoring {hook.Kind}");
            return true;
        }

        if (!seen.IsNew(hook.Id))
        {
            return true;
        }

        var forwarded = await forwarder.ForwardQuietlyAsync(hook, cancellationToken);
        logger.LogInformation("Hook {0} of {1}: {2}", hook.Id, hook.Branch, forwarded ? "forwarded" : "lost");
        return forwarded;
    }
}
