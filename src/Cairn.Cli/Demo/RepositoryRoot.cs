namespace Cairn.Cli.Demo;

/// <summary>Finds the clone that the demo packs: the nearest folder upwards that holds Sdk.sln.</summary>
internal static class RepositoryRoot
{
    private const string Landmark = "Sdk.sln";

    /// <exception cref="CommandFailedException">There is none above any of the starting points (74).</exception>
    public static string Find(params IReadOnlyList<string> startingPoints) =>
        startingPoints.Select(FindAbove).FirstOrDefault(root => root is not null)
        ?? throw new CommandFailedException(
            ExitCode.Environment,
            $"'{startingPoints[0]}' is not inside a clone of the Cairn repository. The demo packs the SDK from its sources, so it needs the folder with {Landmark}. Run it from the clone.");

    private static string? FindAbove(string startingPoint)
    {
        var folder = new DirectoryInfo(startingPoint);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, Landmark)))
        {
            folder = folder.Parent;
        }

        return folder?.FullName;
    }
}
