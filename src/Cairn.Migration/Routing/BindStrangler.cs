using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Cairn.Migration.Routing;

/// <summary>Reads <c>Cairn:Strangler</c>, faults and all.</summary>
internal sealed class BindStrangler(IConfiguration configuration) : IConfigureOptions<StranglerOptions>
{
    private const string RoutesKey = "Routes";

    public void Configure(StranglerOptions options)
    {
        var section = configuration.GetSection(StranglerOptions.SectionName);
        var reader = new SettingReader(section, options.Faults);
        options.LegacyAddress = reader.Text(nameof(options.LegacyAddress));
        options.CandidateAddress = reader.Text(nameof(options.CandidateAddress));
        options.ShadowKey = reader.Text(nameof(options.ShadowKey));
        options.IdleTimeout = reader.Duration(nameof(options.IdleTimeout), options.IdleTimeout);
        options.ConnectionIdleTime = reader.Duration(nameof(options.ConnectionIdleTime), options.ConnectionIdleTime);
        options.ShadowQueue = reader.Count(nameof(options.ShadowQueue), options.ShadowQueue);
        options.ShadowQueueBytes = reader.Bytes(nameof(options.ShadowQueueBytes), options.ShadowQueueBytes);
        options.ShadowWorkers = reader.Count(nameof(options.ShadowWorkers), options.ShadowWorkers);
        options.ShadowTimeout = reader.Duration(nameof(options.ShadowTimeout), options.ShadowTimeout);
        options.Rules = reader.Text(nameof(options.Rules));
        reader.RefuseOthers(
            nameof(options.LegacyAddress), nameof(options.CandidateAddress), nameof(options.ShadowKey), nameof(options.IdleTimeout), nameof(options.ConnectionIdleTime),
            nameof(options.ShadowQueue), nameof(options.ShadowQueueBytes), nameof(options.ShadowWorkers), nameof(options.ShadowTimeout), nameof(options.Rules), RoutesKey);
        options.Routes = RoutesOf(section.GetSection(RoutesKey), options.Faults);
    }

    private static List<StranglerRoute> RoutesOf(IConfigurationSection section, IList<string> faults)
    {
        var routes = new List<StranglerRoute>();
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var child in section.GetChildren())
        {
            if (RouteReader.Read(child, faults) is not { } route)
            {
                continue;
            }

            if (!places.TryAdd(route.Pattern.Shape, child.Path))
            {
                faults.Add($"'{child.Path}:Match' is '{route.Match}'. It matches what '{places[route.Pattern.Shape]}:Match' matches. Remove one of the two.");
            }

            routes.Add(route);
        }

        return [.. routes.OrderBy(route => route.Pattern.Rank, StringComparer.Ordinal)];
    }
}
