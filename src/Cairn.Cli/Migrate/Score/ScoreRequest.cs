namespace Cairn.Cli.Migrate.Score;

/// <summary>What a score is asked to be made of.</summary>
/// <param name="Project">The solution, project or folder of the service.</param>
/// <param name="File">The file with the routing table.</param>
/// <param name="Live">The management address of the running service.</param>
/// <param name="Reports">Reports of parity.</param>
/// <param name="Cassettes">A cassette, or a folder of them.</param>
internal sealed record ScoreRequest(string? Project, string? File, Uri? Live, IReadOnlyList<string> Reports, string? Cassettes);
