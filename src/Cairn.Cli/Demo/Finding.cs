namespace Cairn.Cli.Demo;

/// <summary>What was observed about one promise. It holds when something was observed and nothing was missing.</summary>
internal sealed class Finding(string promise)
{
    private readonly List<Observation> _observations = [];

    public string Promise { get; } = promise;

    public IReadOnlyList<Observation> Observations => _observations;

    public bool Holds => _observations.Count > 0 && _observations.TrueForAll(observation => observation.Holds);

    /// <summary>Notes what was seen, and whether it is what was promised.</summary>
    public void Expect(bool holds, string seen) => _observations.Add(new Observation(holds, seen));

    public void Saw(string seen) => Expect(true, seen);

    public void Missing(string what) => Expect(false, what);
}
