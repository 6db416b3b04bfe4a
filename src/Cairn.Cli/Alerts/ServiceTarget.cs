using Cairn.Cli.Processes;

namespace Cairn.Cli.Alerts;

/// <summary>A service that can be started: how it is built, if it must be, and how it is run. It runs where its settings files are.</summary>
/// <param name="Build">The command that builds it; null for a built dll.</param>
/// <param name="Start">The command that runs it.</param>
internal sealed record ServiceTarget(ChildCommand? Build, ChildCommand Start)
{
    /// <exception cref="CommandFailedException">There is no such service (64).</exception>
    public static ServiceTarget Find(string path)
    {
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full) && Directory.GetFiles(full, "*.csproj") is [var only])
        {
            return OfProject(only);
        }

        return Path.GetExtension(full) switch
        {
            ".csproj" when File.Exists(full) => OfProject(full),
            ".dll" when File.Exists(full) => new ServiceTarget(null, new ChildCommand("dotnet", [full], Path.GetDirectoryName(full)!)),
            _ => throw new CommandFailedException(ExitCode.Usage, $"'{path}' is no service. It must be a project, a folder with one, or a built dll. Give the one of the service that declares objectives."),
        };
    }

    private static ServiceTarget OfProject(string project)
    {
        var folder = Path.GetDirectoryName(project)!;
        return new ServiceTarget(
            new ChildCommand("dotnet", ["build", project, "--nologo", "--verbosity", "quiet"], folder),
            new ChildCommand("dotnet", ["run", "--project", project, "--no-build", "--no-launch-profile"], folder));
    }
}
