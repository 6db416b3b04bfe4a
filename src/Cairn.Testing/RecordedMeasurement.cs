using Cairn.Testing.Recording;

namespace Cairn.Testing;

/// <summary>One value that an instrument took.</summary>
public sealed class RecordedMeasurement
{
    internal RecordedMeasurement()
    {
    }

    /// <summary>The name of the instrument.</summary>
    public string Instrument { get; internal init; } = "";

    /// <summary>The name of the meter the instrument belongs to.</summary>
    public string Meter { get; internal init; } = "";

    /// <summary>The unit of the value, as in UCUM.</summary>
    public string? Unit { get; internal init; }

    /// <summary>What was added or measured, whatever numeric type the instrument has.</summary>
    public double Value { get; internal init; }

    /// <summary>The attributes by name.</summary>
    public IReadOnlyDictionary<string, object?> Tags { get; internal init; } = new Dictionary<string, object?>();

    /// <summary>The measurement on one line, for messages of failed assertions.</summary>
    /// <returns>Instrument, value, unit and attributes.</returns>
    public override string ToString() =>
        FormattableString.Invariant($"{Instrument} {Value} {Unit}{(Tags.Count == 0 ? "" : $" {NamedValues.Text(Tags)}")}");
}
