using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace Cairn.Testing;

/// <summary>Puts cassettes in the place of a service's dependencies.</summary>
public static class TestHostCassettes
{
    /// <summary>Answers the calls of a dependency from a cassette. Its policies, such as time-outs and retries, stay in force.</summary>
    /// <param name="setup">The setup.</param>
    /// <param name="dependency">The name of the dependency: that of its <see cref="HttpClient"/>.</param>
    /// <param name="player">What answers. The test disposes of it after the host.</param>
    /// <returns>The setup, for chaining.</returns>
    /// <exception cref="ArgumentException"><paramref name="dependency"/> is empty.</exception>
    public static TestHostSetup Replay(this TestHostSetup setup, string dependency, CassettePlayer player)
    {
        ArgumentNullException.ThrowIfNull(player);
        return WithPrimary(setup, dependency, real =>
        {
            real.Dispose();
            return player.CreateHandler();
        });
    }

    /// <summary>Answers the calls of a dependency from a cassette, or makes and records them, as the environment asks for.</summary>
    /// <param name="setup">The setup.</param>
    /// <param name="dependency">The name of the dependency: that of its <see cref="HttpClient"/>.</param>
    /// <param name="deck">What plays or records. The test disposes of it after the host.</param>
    /// <returns>The setup, for chaining.</returns>
    /// <exception cref="ArgumentException"><paramref name="dependency"/> is empty.</exception>
    public static TestHostSetup RecordOrReplay(this TestHostSetup setup, string dependency, CassetteDeck deck)
    {
        ArgumentNullException.ThrowIfNull(deck);
        return WithPrimary(setup, dependency, deck.CreateHandler);
    }

    private static TestHostSetup WithPrimary(TestHostSetup setup, string dependency, Func<HttpMessageHandler, HttpMessageHandler> replace)
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentException.ThrowIfNullOrWhiteSpace(dependency);

        return setup.ConfigureServices(services => services.PostConfigure<HttpClientFactoryOptions>(
            dependency,
            client => client.HttpMessageHandlerBuilderActions.Add(builder => builder.PrimaryHandler = replace(builder.PrimaryHandler))));
    }
}
