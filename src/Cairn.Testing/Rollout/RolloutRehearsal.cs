namespace Cairn.Testing;

/// <summary>
/// Rehearses a rollout: replicas of a service run as child processes behind a balancer that is slow to notice, under steady load,
/// and are replaced one after another, as an orchestrator does it.
/// </summary>
/// <remarks>
/// The service has to log its main and its management address to standard output, as one with <c>Cairn.Hosting</c> does. It runs on free
/// loopback ports in the Production environment. No process outlives the rehearsal, however that ends.
/// </remarks>
public static class RolloutRehearsal
{
    /// <summary>Rehearses a rollout of the service that a type belongs to.</summary>
    /// <typeparam name="TMarker">Any type of the service's project, which the test project references.</typeparam>
    /// <param name="setup">Names the calls, and changes what is to be changed.</param>
    /// <param name="cancellationToken">Stops the rehearsal.</param>
    /// <returns>What was seen; failed calls do not throw.</returns>
    /// <exception cref="InvalidOperationException">A replica does not start, or a call fails before anything is stopped.</exception>
    public static Task<RolloutReport> RunAsync<TMarker>(Action<RolloutSetup> setup, CancellationToken cancellationToken = default) =>
        RunAsync(typeof(TMarker).Assembly.Location, setup, cancellationToken);

    /// <summary>Rehearses a rollout of a service.</summary>
    /// <param name="program">The path of its assembly (<c>.dll</c>) or executable.</param>
    /// <param name="setup">Names the calls, and changes what is to be changed.</param>
    /// <param name="cancellationToken">Stops the rehearsal.</param>
    /// <returns>What was seen; failed calls do not throw.</returns>
    /// <exception cref="FileNotFoundException">There is no such program.</exception>
    /// <exception cref="InvalidOperationException">A replica does not start, or a call fails before anything is stopped.</exception>
    public static async Task<RolloutReport> RunAsync(string program, Action<RolloutSetup> setup, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(program);
        ArgumentNullException.ThrowIfNull(setup);

        if (!File.Exists(program))
        {
            throw new FileNotFoundException($"The program is '{program}'. There is no such file. Build the service first, or correct the path.", program);
        }

        var chosen = new RolloutSetup();
        setup(chosen);
        chosen.Verify();

        await using var rollout = new Rollout(Path.GetFullPath(program), chosen, new RolloutClock(TimeProvider.System));
        return await rollout.RunAsync(cancellationToken);
    }
}
