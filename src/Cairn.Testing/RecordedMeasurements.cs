using System.Collections.ObjectModel;
using System.Globalization;

namespace Cairn.Testing;

/// <summary>Measurements in the order in which they were made. The list never changes.</summary>
public sealed class RecordedMeasurements : ReadOnlyCollection<RecordedMeasurement>
{
    internal RecordedMeasurements(IList<RecordedMeasurement> measurements)
        : base(measurements)
    {
    }

    /// <summary>The sum of the values of this list: the total of a counter, the state of an up-down counter.</summary>
    public double Sum => this.Sum<RecordedMeasurement>(measurement => measurement.Value);

    /// <summary>The measurements of one instrument.</summary>
    /// <param name="instrumentName">The name of the instrument, in its exact case.</param>
    /// <returns>The measurements of this list that it made.</returns>
    public RecordedMeasurements Named(string instrumentName) => Where(measurement => measurement.Instrument == instrumentName);

    /// <summary>The measurements with an attribute.</summary>
    /// <param name="key">The name of the attribute, in its exact case.</param>
    /// <param name="value">Its value. Numbers equal their text, so 200 finds both <c>200</c> and <c>"200"</c>.</param>
    /// <returns>The measurements of this list that have it.</returns>
    public RecordedMeasurements Tagged(string key, object? value) => Where(measurement =>
        measurement.Tags.TryGetValue(key, out var actual) && Text(actual) == Text(value));

    private RecordedMeasurements Where(Func<RecordedMeasurement, bool> keep) => new(this.Where<RecordedMeasurement>(keep).ToList());

    private static string? Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture);
}
