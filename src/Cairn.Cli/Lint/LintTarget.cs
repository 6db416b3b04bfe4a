namespace Cairn.Cli.Lint;

/// <summary>The solution or project that is built, and the baseline it answers to.</summary>
internal sealed record LintTarget(string File, BaselineFile Baseline)
{
    // A solution says what belongs together; a project is built alone where there is none.
    private static readonly string[][] Kinds = [[".slnx", ".sln"], [".csproj"]];

    public string Folder => Path.GetDirectoryName(File)!;

    /// <summary>The part of the baseline that this build can speak for, as the beginning of its paths.</summary>
    public string Scope => Folder == Baseline.Folder ? "" : Path.GetRelativePath(Baseline.Folder, Folder).Replace('\\', '/') + "/";

    /// <exception cref="CommandFailedException">There is no project or solution, or more than one (64).</exception>
    public static LintTarget Find(string? named)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(named ?? "."));
        if (System.IO.File.Exists(path))
        {
            return Path.GetExtension(path) is ".slnf" or ".slnx" or ".sln" or ".csproj"
                ? new LintTarget(path, BaselineFile.NearestTo(Path.GetDirectoryName(path)!))
                : throw Mistake($"'{path}' is no solution and no project.");
        }

        if (!Directory.Exists(path))
        {
            throw Mistake($"'{path}' does not exist.");
        }

        var found = Kinds.Select(kind => Directory.GetFiles(path).Where(file => kind.Contains(Path.GetExtension(file))).ToList()).FirstOrDefault(files => files.Count > 0) ?? [];
        return found.Count switch
        {
            0 => throw Mistake($"'{path}' holds no solution and no project."),
            1 => new LintTarget(found[0], BaselineFile.NearestTo(path)),
            _ => throw Mistake($"'{path}' holds {string.Join(" and ", found.Select(Path.GetFileName).Order(StringComparer.Ordinal))}."),
        };
    }

    private static CommandFailedException Mistake(string what) => new(ExitCode.Usage, $"{what} `cairn lint` builds one solution or project. Name it with --project.");
}
