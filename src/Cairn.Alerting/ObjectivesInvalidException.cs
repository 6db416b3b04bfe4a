namespace Cairn.Alerting;

/// <summary>Objectives that no artefacts can be made from, with everything that is wrong.</summary>
/// <param name="faults">One sentence or more a fault.</param>
public sealed class ObjectivesInvalidException(IReadOnlyList<string> faults) : Exception(string.Join(Environment.NewLine, faults))
{
    /// <summary>What is wrong, one fault an item.</summary>
    public IReadOnlyList<string> Faults { get; } = faults;
}
