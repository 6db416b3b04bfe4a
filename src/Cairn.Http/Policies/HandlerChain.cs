namespace Cairn.Http.Policies;

/// <summary>Looks at what the client of a dependency has come to, whichever way its handlers got there.</summary>
internal static class HandlerChain
{
    private static readonly string[] OtherLibraries = ["Microsoft.Extensions.Http.Resilience", "Microsoft.Extensions.Http.PolicyHttpMessageHandler", "Polly"];

    /// <exception cref="InvalidOperationException">The policies are not there, or others are there with them.</exception>
    public static void RequireOneLayer(string client, HttpMessageHandler outermost)
    {
        var layers = From(outermost).Where(handler => handler is DependencyHandler || IsOfOtherLibrary(handler)).ToList();
        if (layers.FirstOrDefault(layer => layer is not DependencyHandler) is { } other)
        {
            throw new InvalidOperationException(
                $"The client of dependency '{client}' has a second layer of retries or breakers, {other.GetType().FullName}. " +
                "Layers multiply attempts. Remove it from this client, and from ConfigureHttpClientDefaults.");
        }

        if (layers.Count != 1)
        {
            throw new InvalidOperationException(
                $"The client of dependency '{client}' has its policies {layers.Count} times. A call has one layer of them. " +
                "Build its primary handler of no other dependency's, and let no filter of the client factory remove them.");
        }
    }

    private static IEnumerable<HttpMessageHandler> From(HttpMessageHandler outermost)
    {
        for (var handler = outermost; handler is not null; handler = (handler as DelegatingHandler)?.InnerHandler)
        {
            yield return handler;
        }
    }

    private static bool IsOfOtherLibrary(HttpMessageHandler handler) =>
        OtherLibraries.Any(library => $"{handler.GetType().FullName}.".StartsWith($"{library}.", StringComparison.Ordinal));
}
