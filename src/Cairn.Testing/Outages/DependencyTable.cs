using System.Text;
using Cairn.Testing.Outages;

namespace Cairn.Testing;

/// <summary>The declared dependencies of a service as a page of its documentation. A test that compares the page with it keeps the page true.</summary>
public static class DependencyTable
{
    private static readonly string[] Columns = ["dependency", "is", "owner", "without it", "runbook", "an attempt", "a call", "retries"];

    /// <summary>Reads what a service tells at <c>/dependencies</c> on its management port. Addresses are left out: they differ from place to place.</summary>
    /// <param name="host">The running service.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A Markdown page with a table.</returns>
    /// <exception cref="InvalidOperationException">The service tells no dependencies.</exception>
    public static async Task<string> ReadMarkdownAsync(CairnTestHost host, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(host);

        var text = new StringBuilder("# Dependencies\n\nWhat this service calls, as it has declared it.\n\n");
        Append(text, Columns);
        Append(text, Columns.Select(_ => "---"));
        foreach (var dependency in await DeclaredDependency.ReadAsync(host.Management, cancellationToken))
        {
            Append(text, [dependency.Name, dependency.Criticality, dependency.Owner, dependency.Fallback, dependency.Runbook, dependency.AttemptTimeout, dependency.TotalTimeout, dependency.Retry]);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, IEnumerable<string?> cells) =>
        text.Append("| ").AppendJoin(" | ", cells.Select(cell => cell?.Replace("|", "\\|", StringComparison.Ordinal) ?? "not declared")).Append(" |\n");
}
