using System.Net;
using System.Text.Json;

namespace Cairn.Testing.Outages;

/// <summary>A dependency as the service's ledger has it.</summary>
internal sealed record DeclaredDependency(
    string Name, string Criticality, string? Owner, string? Fallback, string? Runbook, string? AttemptTimeout, string? TotalTimeout, string? Retry)
{
    public const string Optional = "optional";
    public const string Critical = "critical";

    private const string Path = "/dependencies";

    /// <exception cref="InvalidOperationException">The service tells none.</exception>
    public static async Task<IReadOnlyList<DeclaredDependency>> ReadAsync(HttpClient management, CancellationToken cancellationToken)
    {
        using var answer = await management.GetAsync(Path, cancellationToken);
        if (answer.StatusCode is not HttpStatusCode.OK)
        {
            throw new InvalidOperationException(
                $"GET {Path} on the management port answers {(int)answer.StatusCode}. A rehearsal takes the dependencies from there. Declare them with AddCairnDependency of Cairn.Http.");
        }

        using var ledger = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellationToken));
        var declared = ledger.RootElement.GetProperty("dependencies").EnumerateArray().Select(Read).ToList();
        return declared.Count > 0
            ? declared
            : throw new InvalidOperationException("The service has declared no dependency. There is no outage to rehearse. Declare what it calls with AddCairnDependency.");
    }

    private static DeclaredDependency Read(JsonElement dependency)
    {
        return new(Text("name")!, Text("criticality")!, Text("owner"), Text("fallback"), Text("runbook"), Text("attemptTimeout"), Text("totalTimeout"), Text("retry"));

        string? Text(string property) => dependency.GetProperty(property).GetString();
    }
}
