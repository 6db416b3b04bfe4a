namespace Cairn.Cli.Migrate.Inventory;

/// <summary>The function that answers a route.</summary>
/// <param name="Name">Its name in its module.</param>
/// <param name="File">Its file below the service's folder; null for one of a library.</param>
/// <param name="Line">The line that it begins in.</param>
internal sealed record LegacyView(string Name, string? File, int? Line)
{
    public override string ToString() => File is null ? Name : $"{Name}, {File}:{Line}";
}
