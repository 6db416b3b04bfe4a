namespace Cairn.Cli.Migrate.Routes;

/// <summary>Finds the file with the routing table.</summary>
internal static class FindRoutingFile
{
    private const string Strangler = "strangler.json";
    private const string Settings = "appsettings.json";

    /// <exception cref="CommandFailedException">There is none (64), or one that cannot be read (74).</exception>
    public static RoutingFile At(string? named, string folder) => named is not null
        ? Named(named)
        : In(folder) ?? throw new CommandFailedException(
            ExitCode.Usage,
            $"There is no routing table. Looked for '{RoutingFile.RoutesKey}' in {string.Join(", ", Candidates(folder).Select(file => Path.GetRelativePath(folder, file)))} of '{Path.GetFullPath(folder)}'. "
            + "Write one with 'cairn migrate inventory', or name a file with --file.");

    /// <summary>The first file of a folder that has a table: the service's own before the one that the inventory has written.</summary>
    /// <exception cref="CommandFailedException">One of the files cannot be read (74).</exception>
    public static RoutingFile? In(string folder) =>
        Candidates(folder).Where(File.Exists).Select(RoutingFile.Load).FirstOrDefault(HasTable);

    /// <summary>Where a table is looked for, in this order.</summary>
    public static IEnumerable<string> Candidates(string folder)
    {
        var root = folder == "." ? "" : folder; // so that messages have the name alone
        var sources = Path.Combine(root, "src");
        var projects = Directory.Exists(sources) ? Directory.GetDirectories(sources).Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
        return projects.Prepend(root).SelectMany(place => new[] { Path.Combine(place, Strangler), Path.Combine(place, Settings) }).Append(Path.Combine(root, "migration", Strangler));
    }

    private static RoutingFile Named(string path)
    {
        if (!File.Exists(path))
        {
            throw new CommandFailedException(ExitCode.Usage, $"There is no file '{path}'. Write one with 'cairn migrate inventory', or name the one that has '{RoutingFile.RoutesKey}'.");
        }

        var file = RoutingFile.Load(path);
        return HasTable(file)
            ? file
            : throw new CommandFailedException(ExitCode.Usage, $"'{path}' has no '{RoutingFile.RoutesKey}'. A routing table is there. Name the file that has one, or write one with 'cairn migrate inventory'.");
    }

    // A table of nothing but faults is one, too: it is reported, not passed over.
    private static bool HasTable(RoutingFile file) =>
        file.Lines.Count > 0 || file.Settings.Keys.Any(key => key.StartsWith(RoutingFile.RoutesKey + ":", StringComparison.OrdinalIgnoreCase));
}
