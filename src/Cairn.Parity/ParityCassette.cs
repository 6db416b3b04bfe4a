using System.Collections;
using Cairn.Cassettes;

namespace Cairn.Parity;

/// <summary>The test cases of a cassette: one for each exchange, in order.</summary>
public sealed class ParityCassette : IEnumerable<ParityCase>
{
    private readonly List<CassetteExchange> _asked;

    private ParityCassette(string path, string rulesPath, Cassette cassette, ParityRules rules)
    {
        Path = path;
        RulesPath = rulesPath;
        Cassette = cassette;
        Rules = rules;
        _asked = [.. cassette.Exchanges.Where(exchange => exchange.Direction is null)];
        Outbound = [.. cassette.Exchanges.Where(exchange => exchange.Direction is not null)];
    }

    /// <summary>The cases as rows of a theory: an array with the case each, which is what <c>[MemberData]</c> takes.</summary>
    public IEnumerable<object[]> Rows => this.Select(found => new object[] { found });

    internal string Path { get; }

    internal string RulesPath { get; }

    internal Cassette Cassette { get; }

    internal ParityRules Rules { get; }

    internal IReadOnlyList<CassetteExchange> Outbound { get; }

    /// <summary>Reads a cassette and its rules.</summary>
    /// <param name="path">The cassette; a relative path is looked for beside the binaries.</param>
    /// <param name="rules">The file of rules; <see langword="null"/> for none.</param>
    /// <returns>The cases.</returns>
    /// <exception cref="CassetteFormatException">The cassette is corrupt.</exception>
    /// <exception cref="ParityFormatException">The file of rules is wrong.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static ParityCassette Load(string path, string? rules = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);

        var file = System.IO.Path.Combine(AppContext.BaseDirectory, path);
        var cassette = Task.Run(() => Cairn.Cassettes.Cassette.LoadAsync(file)).GetAwaiter().GetResult(); // rows of a theory are a property, which cannot wait
        var parsed = rules is null ? ParityRules.None : ParityRules.Parse(File.ReadAllText(System.IO.Path.Combine(AppContext.BaseDirectory, rules)), rules);
        return new ParityCassette(path, rules ?? "", cassette, parsed);
    }

    /// <summary>The cases, in the order of recording.</summary>
    /// <returns>The cases.</returns>
    public IEnumerator<ParityCase> GetEnumerator() => _asked.Select(exchange => new ParityCase(this, exchange, new ParitySettings())).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal IReadOnlyList<CassetteExchange> SessionOf(CassetteExchange exchange) =>
        exchange.Session is null ? [exchange] : [.. _asked.Where(other => other.Session == exchange.Session).OrderBy(other => other.At).ThenBy(other => other.Sequence)];
}
