using System.Xml.Linq;

namespace Cairn.Repository.Tests;

/// <summary>Which package may reference which. Leaves meet through the platform and never reference each other.</summary>
internal static class ProjectReferences
{
    /// <summary>Every edge that may exist; each one beyond the roof's has a decision record.</summary>
    public static IReadOnlySet<(string From, string To)> Allowed { get; } = new HashSet<(string, string)>
    {
        ("Cairn", "Cairn.Hosting"),
        ("Cairn", "Cairn.Logging"),
        ("Cairn", "Cairn.Telemetry"),
        ("Cairn", "Cairn.Analyzers.Package"), // decision 0007
        ("Cairn.Grpc", "Cairn.Grpc.Generators"), // decision 0015
        ("Cairn.Grpc.Testing", "Cairn.Grpc"), // decision 0018
        ("Cairn.Cli", "Cairn.Testing"), // decision 0005
        ("Cairn.Caching.Redis", "Cairn.Caching"), // decision 0011
        ("Cairn.Testing", "Cairn.Cassettes"), // decision 0013
        ("Cairn.Alerting.Testing", "Cairn.Alerting"), // decision 0019
        ("Cairn.Alerting.Testing", "Cairn.Testing"), // decision 0019
        ("Cairn.Parity", "Cairn.Cassettes"), // decision 0021
        ("Cairn.Cli", "Cairn.Parity"), // decision 0021
        ("Cairn.Cli", "Cairn.Migration"), // decision 0022
        ("Cairn.Migration", "Cairn.Parity"), // decision 0023
    };

    public static IEnumerable<string> Violations(IEnumerable<RepositoryFile> projects, IReadOnlySet<(string From, string To)> allowed)
    {
        var actual = projects.SelectMany(Edges).ToHashSet();

        return actual.Except(allowed)
            .Select(edge => $"{edge.From} references {edge.To}. Meet through the platform instead, or record the decision and allow the edge.")
            .Concat(allowed.Except(actual)
                .Select(edge => $"{edge.From} may reference {edge.To} and does not. Remove the edge from the table."));
    }

    private static IEnumerable<(string From, string To)> Edges(RepositoryFile project) =>
        XDocument.Parse(project.Text).Descendants("ProjectReference")
            .Select(reference => (project.Name.Replace(".csproj", "", StringComparison.Ordinal), Target(reference)));

    private static string Target(XElement reference) =>
        Path.GetFileNameWithoutExtension(((string?)reference.Attribute("Include") ?? "").Replace('\\', '/'));
}
