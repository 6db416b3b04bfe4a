using Cairn.Alerting.Testing.Promtool;
using Cairn.Alerting.Testing.Stories;
using Cairn.Testing;

namespace Cairn.Alerting.Testing;

/// <summary>Proves which alerts a fault sets off: the service runs in process under traffic, and promtool judges what its metrics said.</summary>
/// <remarks>
/// <para>Every fault has a host of its own and a story of three parts: all is well, the fault lasts, it is over. At each virtual scrape the service's own
/// <c>/metrics</c> is read, so names and labels are the real ones. The rules are those that the service's objectives make.</para>
/// <para>All time is virtual. Requests are in memory, and sent one after the other.</para>
/// </remarks>
public static class AlertProof
{
    /// <summary>Whether promtool, which comes with Prometheus, is on the path of this machine.</summary>
    /// <value>Looked up at each read.</value>
    public static bool IsPromtoolInstalled => PromtoolProgram.Find() is not null;

    /// <summary>Plays the faults on a service, by the entry point of an assembly.</summary>
    /// <typeparam name="TMarker">Any type of the service's own project.</typeparam>
    /// <param name="setup">Says what the traffic is and what breaks.</param>
    /// <param name="cancellationToken">Stops the proof.</param>
    /// <returns>What each fault has set off.</returns>
    /// <exception cref="InvalidOperationException">The setup lacks traffic, faults or objectives, these speak of routes that are not mapped, promtool is missing, or it refuses the rules.</exception>
    public static Task<AlertProofReport> RunAsync<TMarker>(Action<AlertProofSetup> setup, CancellationToken cancellationToken = default) =>
        RunAsync(CairnTestHost.StartAsync<TMarker>, setup, cancellationToken);

    /// <summary>Plays the faults on a program.</summary>
    /// <param name="main">The program: what would be the top-level code of a service. It passes its arguments to the host builder.</param>
    /// <param name="setup">Says what the traffic is and what breaks.</param>
    /// <param name="cancellationToken">Stops the proof.</param>
    /// <inheritdoc cref="RunAsync{TMarker}"/>
    public static Task<AlertProofReport> RunAsync(Func<string[], Task> main, Action<AlertProofSetup> setup, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(main);

        return RunAsync((change, stop) => CairnTestHost.StartAsync(main, change, stop), setup, cancellationToken);
    }

    private static async Task<AlertProofReport> RunAsync(
        Func<Action<TestHostSetup>, CancellationToken, Task<CairnTestHost>> start, Action<AlertProofSetup> setup, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(setup);

        var chosen = new AlertProofSetup();
        setup(chosen);
        chosen.Verify();
        var promtool = PromtoolProgram.Find() ?? throw new InvalidOperationException(
            "'promtool' is not on the PATH. It judges the alerts. Install it: it comes with Prometheus, and with Debian's package 'prometheus'.");

        return await new ProofRun(start, chosen, new PromtoolProgram(promtool)).RunAsync(cancellationToken);
    }
}
