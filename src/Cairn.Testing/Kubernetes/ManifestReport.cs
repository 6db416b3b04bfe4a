namespace Cairn.Testing;

/// <summary>What a check of manifests has found.</summary>
public sealed class ManifestReport
{
    internal ManifestReport(int manifests, IEnumerable<ManifestFault> faults)
    {
        Manifests = manifests;
        Faults = [.. faults.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line)];
    }

    /// <summary>How many manifests were read.</summary>
    public int Manifests { get; }

    /// <summary>Every fault, by file and line.</summary>
    public IReadOnlyList<ManifestFault> Faults { get; }

    /// <summary>Throws unless there were manifests and none has a fault.</summary>
    /// <exception cref="InvalidOperationException">Something does not hold; the message is the whole report.</exception>
    public void AssertHolds()
    {
        if (Manifests == 0 || Faults.Count > 0)
        {
            throw new InvalidOperationException(ToString());
        }
    }

    /// <summary>The report as text: a line for every fault.</summary>
    /// <returns>One or more lines.</returns>
    public override string ToString() => string.Join('\n', [$"{Manifests} manifests, {Faults.Count} faults.", .. Faults.Select(fault => $"  {fault}")]);
}
