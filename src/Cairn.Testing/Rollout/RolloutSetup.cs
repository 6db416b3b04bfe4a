namespace Cairn.Testing;

/// <summary>What a rehearsal does: how many replicas, which calls, how slow the balancer is to notice.</summary>
public sealed class RolloutSetup
{
    private readonly Dictionary<string, string?> _environment = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<CallPlan> _calls = [];

    internal RolloutSetup()
    {
    }

    internal int Replicas { get; private set; } = 2;

    internal TimeSpan EndpointLag { get; private set; } = TimeSpan.FromSeconds(2);

    internal TimeSpan GracePeriod { get; private set; } = TimeSpan.FromSeconds(45);

    internal ReplicaStop Stop { get; private set; } = ReplicaStop.Terminate;

    internal IReadOnlyList<string> Phases { get; private set; } = ["DrainStarted", "DrainCompleted", "ShutdownCompleted"];

    internal IReadOnlyList<CallPlan> Calls => _calls;

    internal IReadOnlyDictionary<string, string?> Environment => _environment;

    /// <summary>Sets a configuration value of every replica. It is passed as an environment variable.</summary>
    /// <param name="key">The key, with colons between its sections, or the name of an environment variable.</param>
    /// <param name="value">The value; <see langword="null"/> removes a variable that the test's process has.</param>
    /// <returns>This setup, for chaining.</returns>
    public RolloutSetup Configure(string key, string? value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);

        _environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        return this;
    }

    /// <summary>Sends short requests, 50 a second, each on a connection of its own.</summary>
    /// <param name="path">What to GET, such as <c>/builds</c>. It has to answer 2xx.</param>
    /// <returns>This setup, for chaining.</returns>
    public RolloutSetup Call(string path) => Add(CallPlan.Short(path));

    /// <summary>Sends requests that take a while, ten a second and at most 16 at a time, so that some are in flight at any moment.</summary>
    /// <param name="path">What to GET. It has to answer 2xx within 30 seconds.</param>
    /// <returns>This setup, for chaining.</returns>
    public RolloutSetup CallLong(string path) => Add(CallPlan.Long(path));

    /// <summary>Reads streams, at most four at a time. A stream may end whenever it likes, but only in order, and is then read again.</summary>
    /// <param name="path">What to GET. It has to answer 2xx.</param>
    /// <returns>This setup, for chaining.</returns>
    public RolloutSetup ReadStream(string path) => Add(CallPlan.Stream(path));

    /// <summary>Sets how many replicas serve at a time. Without this call there are two.</summary>
    /// <param name="count">At least 1.</param>
    /// <returns>This setup, for chaining.</returns>
    public RolloutSetup WithReplicas(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);

        Replicas = count;
        return this;
    }

    /// <summary>Sets for how long a replica that is not ready any more still gets calls. Without this call it is 2 seconds.</summary>
    /// <param name="lag">Zero or more.</param>
    /// <returns>This setup, for chaining.</returns>
    public RolloutSetup WithEndpointLag(TimeSpan lag)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lag, TimeSpan.Zero);

        EndpointLag = lag;
        return this;
    }

    /// <summary>Sets how long a replica may take to end before it is killed. Without this call it is 45 seconds.</summary>
    /// <param name="grace">More than zero.</param>
    /// <returns>This setup, for chaining.</returns>
    public RolloutSetup WithGracePeriod(TimeSpan grace)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(grace, TimeSpan.Zero);

        GracePeriod = grace;
        return this;
    }

    /// <summary>
    /// Sets the event names that a stopping replica logs, in order and each at most once. If it logs any of them, it has to log the last.
    /// Without this call they are <c>DrainStarted</c>, <c>DrainCompleted</c> and <c>ShutdownCompleted</c>, a Cairn service's last line.
    /// </summary>
    /// <param name="eventNames">The names; none to look at no phases.</param>
    /// <returns>This setup, for chaining.</returns>
    public RolloutSetup WithPhases(params IReadOnlyList<string> eventNames)
    {
        ArgumentNullException.ThrowIfNull(eventNames);

        Phases = [.. eventNames];
        return this;
    }

    /// <summary>Sets how replicas are ended. Without this call it is <see cref="ReplicaStop.Terminate"/>.</summary>
    /// <param name="stop">How. After anything but <see cref="ReplicaStop.Terminate"/> the report tells what was lost, and expects no order.</param>
    /// <returns>This setup, for chaining.</returns>
    /// <exception cref="PlatformNotSupportedException">Windows cannot freeze a process.</exception>
    public RolloutSetup StopBy(ReplicaStop stop)
    {
        if (stop is ReplicaStop.Freeze && OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("Windows has no SIGSTOP. Rehearse a frozen replica on Linux or macOS.");
        }

        Stop = stop;
        return this;
    }

    internal void Verify()
    {
        if (_calls.Count == 0)
        {
            throw new InvalidOperationException("The rehearsal has no calls, so none could fail. Name a path that answers 2xx: setup.Call(\"/builds\").");
        }
    }

    private RolloutSetup Add(CallPlan call)
    {
        _calls.Add(call);
        return this;
    }
}
