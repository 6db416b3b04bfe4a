namespace Cairn.Cli.Migrate.Routes;

/// <summary>A place in which answers of a running service differed.</summary>
/// <param name="Place">The place, such as <c>$.state</c>.</param>
/// <param name="Code">The code of a difference between Python and .NET that is known; null of others.</param>
/// <param name="Switch">The switch that cures it; null where none does.</param>
/// <param name="Count">How often.</param>
internal sealed record LiveDifference(string Place, string? Code, string? Switch, long Count)
{
    public override string ToString() => $"{Place} ({Count} times{(Code is null ? "" : $", {Code}")}{(Switch is null ? "" : $", cured by {Switch}")})";
}
