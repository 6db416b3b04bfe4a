namespace Cairn.Cli.Migrate.Score;

/// <summary>The folder of a service: that of its solution, below which src, tests, docs and deploy are.</summary>
internal static class ProjectFolder
{
    private static readonly string[] Solutions = [".slnx", ".sln", ".slnf"];

    /// <param name="named">A solution, a project or a folder; the current folder without it.</param>
    /// <exception cref="CommandFailedException">There is no such thing (64).</exception>
    public static string Of(string? named)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(named ?? "."));
        if (File.Exists(path))
        {
            return Path.GetExtension(path) == ".csproj" || Solutions.Contains(Path.GetExtension(path))
                ? Above(Path.GetDirectoryName(path)!)
                : throw Mistake($"'{path}' is no solution and no project.");
        }

        return Directory.Exists(path) ? Above(path) : throw Mistake($"'{path}' does not exist.");
    }

    /// <summary>What the service is called: as its solution, else as its folder.</summary>
    public static string NameOf(string folder) =>
        Path.GetFileNameWithoutExtension(Directory.GetFiles(folder).Where(IsSolution).Order(StringComparer.Ordinal).FirstOrDefault()) ?? Path.GetFileName(folder);

    /// <summary>A project alone is a part of the service: its solution's folder has the rest.</summary>
    private static string Above(string folder)
    {
        if (Directory.GetFiles(folder, "*.csproj").Length == 0)
        {
            return folder;
        }

        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (at.GetFiles().Any(file => IsSolution(file.Name)))
            {
                return at.FullName;
            }
        }

        return folder;
    }

    private static bool IsSolution(string file) => Solutions.Contains(Path.GetExtension(file));

    private static CommandFailedException Mistake(string what) =>
        new(ExitCode.Usage, $"{what} `cairn migrate score` reads the folder of a service. Name its solution, project or folder with --project.");
}
