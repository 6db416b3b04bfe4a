using System.Collections;

namespace Cairn.Http;

/// <summary>The declared dependencies by name. Their keys are <c>Cairn:Dependencies:&lt;name&gt;:Address</c> and so on: the README of Cairn.Http lists them.</summary>
public sealed class DependenciesOptions : IEnumerable<KeyValuePair<string, DependencySettings>>
{
    /// <summary>The configuration section these options bind to: <c>Cairn:Dependencies</c>.</summary>
    public const string SectionName = "Cairn:Dependencies";

    internal const string FailOnUndeclaredKey = $"{SectionName}:{nameof(FailOnUndeclared)}";

    private readonly SortedDictionary<string, DependencySettings> _settings = new(StringComparer.Ordinal);

    /// <summary>Whether a call of a client that is no declared dependency throws, besides being warned of once. A test host of Cairn.Testing sets it.</summary>
    /// <value>The default is <c>false</c>.</value>
    public bool FailOnUndeclared { get; set; }

    /// <summary>What cannot be read or was declared twice, for the validator to report with the rest.</summary>
    internal IList<string> Faults { get; } = new List<string>();

    /// <summary>Keys of the section that belong to no declared dependency, or to none of its settings.</summary>
    internal IList<string> Unread { get; } = new List<string>();

    /// <summary>The settings of one dependency.</summary>
    /// <param name="name">The name, as it was declared.</param>
    /// <returns>The settings; changing them before the service starts changes the dependency.</returns>
    /// <exception cref="KeyNotFoundException">No dependency was declared with this name.</exception>
    public DependencySettings this[string name] => _settings[name];

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, DependencySettings>> GetEnumerator() => _settings.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static string Key(string dependency, string setting) => $"{SectionName}:{dependency}:{setting}";

    internal void Add(string name, DependencySettings settings) => _settings.Add(name, settings);
}
