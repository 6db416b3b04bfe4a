using Cairn.Testing.Comparison;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace Cairn.Testing.Outages;

/// <summary>Finds the clients that a test speaks of and the service does not have.</summary>
internal static class ClientNames
{
    /// <summary>A client is known if it was given settings or was made; one of neither kind cannot be told from a mistyped name.</summary>
    /// <returns>The fault, or <see langword="null"/>.</returns>
    public static InvalidOperationException? Mistyped(TestHostSetup setup, IServiceProvider services)
    {
        var unused = setup.StandIns.Clients.Concat(setup.Faults.Injected).Except(setup.Faults.Made, StringComparer.Ordinal).ToList();
        if (unused.Count == 0)
        {
            return null;
        }

        var known = services.GetServices<IConfigureOptions<HttpClientFactoryOptions>>()
            .OfType<ConfigureNamedOptions<HttpClientFactoryOptions>>()
            .Select(settings => settings.Name)
            .OfType<string>()
            .Concat(setup.Faults.Made)
            .Where(name => name.Length > 0)
            .ToHashSet(StringComparer.Ordinal);

        return unused.Find(name => !known.Contains(name)) is { } mistyped ? Fault(mistyped, known) : null;
    }

    private static InvalidOperationException Fault(string mistyped, HashSet<string> known) => new(
        $"The test speaks of the client '{mistyped}', and the service has none of that name. "
        + $"{(known.Count == 0 ? "It has no named client" : $"Known: {NameDistance.NearestFirst(known, mistyped)}")}. Correct the name, or let the test make a call with that client.");
}
