using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cairn.Migration.Shadow;

/// <summary>Where copies for the candidate go: where configuration says, else to this very process.</summary>
internal sealed class CandidateLocation(IOptions<StranglerOptions> options, IServer server, ILogger<CandidateLocation> logger)
{
    private readonly Lazy<Uri?> _address = new(() => Find(options.Value, server, logger)); // read first by a request, so the server listens

    public Uri? Address => _address.Value;

    private static Uri? Find(StranglerOptions options, IServer server, ILogger logger)
    {
        var own = options.CandidateAddress ?? server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault(address => address.StartsWith("http://", StringComparison.OrdinalIgnoreCase));
        if (own is null)
        {
            logger.ShadowWithoutCandidate();
            return null;
        }

        return new Uri(own
            .Replace("[::]", "[::1]", StringComparison.Ordinal)
            .Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal)
            .Replace("//*", "//127.0.0.1", StringComparison.Ordinal)
            .Replace("//+", "//127.0.0.1", StringComparison.Ordinal));
    }
}
