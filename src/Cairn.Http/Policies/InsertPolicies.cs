using Cairn.Http.Ledger;
using Microsoft.Extensions.Http;

namespace Cairn.Http.Policies;

/// <summary>Puts the policies into the client of each dependency, once and outermost, whatever handlers the service adds.</summary>
internal sealed class InsertPolicies(DependencyLedger ledger, CallDeadline deadline) : IHttpMessageHandlerBuilderFilter
{
    private static readonly string[] OtherLibraries = ["Microsoft.Extensions.Http.Resilience", "Microsoft.Extensions.Http.PolicyHttpMessageHandler", "Polly"];

    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        var client = builder.Name ?? "";
        if (ledger.Find(client) is not { } dependency)
        {
            builder.AdditionalHandlers.Insert(0, new NoteUndeclaredCalls(client, ledger));
            return;
        }

        if (builder.AdditionalHandlers.FirstOrDefault(IsOfOtherLibrary) is { } second)
        {
            throw new InvalidOperationException(
                $"The client of dependency '{client}' has a second layer of retries or breakers, {second.GetType().FullName}. " +
                "Layers multiply attempts. Remove it from this client, and from ConfigureHttpClientDefaults.");
        }

        builder.AdditionalHandlers.Insert(0, new DependencyHandler(dependency, deadline));
    };

    private static bool IsOfOtherLibrary(DelegatingHandler handler) =>
        OtherLibraries.Any(library => $"{handler.GetType().FullName}.".StartsWith($"{library}.", StringComparison.Ordinal));
}
