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
    /// <exception cref="InvalidOperationException">Something else stands in for the dependency already.</exception>
    public static TestHostSetup Replay(this TestHostSetup setup, string dependency, CassettePlayer player)
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(player);

        return setup.StandIn(dependency, nameof(Replay), builder =>
        {
            builder.PrimaryHandler.Dispose();
            return player.CreateHandler();
        });
    }

    /// <summary>Answers the calls of a dependency from a cassette, or makes and records them, as the environment asks for.</summary>
    /// <param name="setup">The setup.</param>
    /// <param name="dependency">The name of the dependency: that of its <see cref="HttpClient"/>.</param>
    /// <param name="deck">What plays or records. The test disposes of it after the host.</param>
    /// <returns>The setup, for chaining.</returns>
    /// <exception cref="ArgumentException"><paramref name="dependency"/> is empty.</exception>
    /// <exception cref="InvalidOperationException">Something else stands in for the dependency already.</exception>
    public static TestHostSetup RecordOrReplay(this TestHostSetup setup, string dependency, CassetteDeck deck)
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(deck);

        return setup.StandIn(dependency, nameof(RecordOrReplay), builder => deck.CreateHandler(builder.PrimaryHandler));
    }
}
