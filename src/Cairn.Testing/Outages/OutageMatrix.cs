using Cairn.Testing.Outages;

namespace Cairn.Testing;

/// <summary>
/// Takes down each declared dependency of a service in turn, in every way in which one goes down, calls the service meanwhile, and holds what
/// is seen against what was declared: without an optional dependency every call is answered as usual, and only a critical one may cost readiness.
/// </summary>
/// <remarks>
/// <para>The service tells its dependencies at <c>/dependencies</c> on its management port, as one with <c>Cairn.Http</c> and <c>Cairn.Hosting</c> does.</para>
/// <para>Each outage has a host of its own: a round of calls while all is well, a minute of calls without the dependency, and a round after it. All of
/// it is on the manual clock.</para>
/// </remarks>
public static class OutageMatrix
{
    /// <summary>Rehearses the outages of the service that a type belongs to.</summary>
    /// <typeparam name="TMarker">Any type of the service's own project.</typeparam>
    /// <param name="setup">Names the calls, and changes what is to be changed.</param>
    /// <param name="cancellationToken">Stops the rehearsal.</param>
    /// <returns>What was seen. What does not hold is in the report, and is thrown by <see cref="OutageReport.AssertHolds"/>.</returns>
    /// <exception cref="InvalidOperationException">
    /// The test is at fault: there is no call, a call fails while all is well, or reaches no dependency.
    /// </exception>
    public static Task<OutageReport> RunAsync<TMarker>(Action<OutageSetup> setup, CancellationToken cancellationToken = default) =>
        RunAsync(CairnTestHost.StartAsync<TMarker>, setup, cancellationToken);

    /// <summary>Rehearses the outages of a program.</summary>
    /// <param name="main">The program: what would be the top-level code of a service. It passes its arguments to the host builder.</param>
    /// <param name="setup">Names the calls, and changes what is to be changed.</param>
    /// <param name="cancellationToken">Stops the rehearsal.</param>
    /// <inheritdoc cref="RunAsync{TMarker}"/>
    public static Task<OutageReport> RunAsync(Func<string[], Task> main, Action<OutageSetup> setup, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(main);

        return RunAsync((change, stop) => CairnTestHost.StartAsync(main, change, stop), setup, cancellationToken);
    }

    private static async Task<OutageReport> RunAsync(
        Func<Action<TestHostSetup>, CancellationToken, Task<CairnTestHost>> start, Action<OutageSetup> setup, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(setup);

        var chosen = new OutageSetup();
        setup(chosen);
        chosen.Verify();

        return await new OutageRun(start, chosen).RunAsync(cancellationToken);
    }
}
