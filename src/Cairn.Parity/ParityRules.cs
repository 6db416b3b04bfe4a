using System.Text;
using Cairn.Parity.Rules;

namespace Cairn.Parity;

/// <summary>What may differ, route by route: the reviewed file <c>parity.rules.json</c>. Rules do not change; methods return new ones.</summary>
public sealed class ParityRules
{
    internal ParityRules(IEnumerable<ParityRoute> routes) => Routes = [.. routes];

    /// <summary>No rules: everything is compared as the level says.</summary>
    public static ParityRules None { get; } = new([]);

    /// <summary>The routes that have rules, a level or headers of their own.</summary>
    public IReadOnlyList<ParityRoute> Routes { get; }

    /// <summary>Reads a file of rules.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The rules.</returns>
    /// <exception cref="ParityFormatException">The file is not one of rules, or holds what is unknown or contradicts itself.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<ParityRules> LoadAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return RulesParser.Parse(await File.ReadAllBytesAsync(path, cancellationToken), path);
    }

    /// <summary>Reads rules from a text.</summary>
    /// <param name="text">The content of a file of rules.</param>
    /// <param name="name">What messages call it.</param>
    /// <returns>The rules.</returns>
    /// <exception cref="ParityFormatException">The text is not one of rules, or holds what is unknown or contradicts itself.</exception>
    public static ParityRules Parse(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return RulesParser.Parse(Encoding.UTF8.GetBytes(text), name);
    }

    /// <summary>Writes the file, with a rule a line.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when the file is written.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public Task SaveAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return File.WriteAllTextAsync(path, ToString(), cancellationToken);
    }

    /// <summary>The rules of a route.</summary>
    /// <param name="route">Its name, such as <c>GET /builds/{id}</c>.</param>
    /// <returns>The route; one without rules when the file does not name it.</returns>
    public ParityRoute Find(string route)
    {
        ArgumentNullException.ThrowIfNull(route);
        return Routes.FirstOrDefault(known => known.Name == route) ?? new ParityRoute { Name = route };
    }

    /// <summary>Replaces a route, or adds it.</summary>
    /// <param name="route">The route.</param>
    /// <returns>The new rules.</returns>
    public ParityRules With(ParityRoute route)
    {
        ArgumentNullException.ThrowIfNull(route);
        return new ParityRules(Routes.Where(known => known.Name != route.Name).Append(route));
    }

    /// <summary>Lets a difference pass from now on, by the narrowest rule that does.</summary>
    /// <param name="route">The route.</param>
    /// <param name="difference">The difference, as a report has it.</param>
    /// <param name="why">Why, for whoever reviews the file.</param>
    /// <param name="expires">The last day on which the rule holds.</param>
    /// <returns>The new rules.</returns>
    /// <exception cref="InvalidOperationException">No rule can let it pass, or only one that a person has to write.</exception>
    public ParityRules Accept(string route, ParityDifference difference, string why, DateOnly? expires = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(route);
        ArgumentNullException.ThrowIfNull(difference);
        ArgumentException.ThrowIfNullOrWhiteSpace(why);
        return With(Acceptance.Of(Find(route), difference, why, expires));
    }

    /// <summary>The rules that have not expired.</summary>
    /// <param name="today">The day.</param>
    /// <returns>The new rules.</returns>
    public ParityRules InForce(DateOnly today) =>
        new(Routes.Select(route => route with { Rules = [.. route.Rules.Where(rule => !(rule.Expires < today))] }));

    /// <summary>The content of the file.</summary>
    /// <returns>JSON.</returns>
    public override string ToString() => RulesFormatter.Format(this);
}
