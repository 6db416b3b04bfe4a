using Cairn.Cli.Processes;

namespace Cairn.Cli.Demo;

/// <summary>The demo's own corner of the clone, artifacts/demo, held by one demo at a time.</summary>
internal sealed class Workspace : IDisposable
{
    // Made anew by every run. What is not listed stays to make the next run fast: build/ and third-party packages.
    private static readonly string[] PerRun = ["feed", "hive", "service", "alerts", "legacy", "children", "logs"];

    private readonly FileStream _lock;

    private Workspace(string root, string folder, FileStream lockFile, TimeProvider clock)
    {
        Root = root;
        Folder = folder;
        _lock = lockFile;
        Children = new ChildLedger(In("children"), clock);
    }

    /// <summary>The root of the clone.</summary>
    public string Root { get; }

    /// <summary>artifacts/demo in the clone.</summary>
    public string Folder { get; }

    public ChildLedger Children { get; }

    /// <summary>The packed SDK.</summary>
    public string Feed => In("feed");

    /// <summary>The folder above the generated service; it keeps the clone's own build files out of it.</summary>
    public string Services => In("service");

    /// <summary>Where the generated service's packages are unpacked.</summary>
    public string Packages => In("packages");

    public string Logs => In("logs");

    /// <summary>Takes the folder, ends and removes what an aborted run left behind.</summary>
    /// <exception cref="CommandFailedException">Another demo holds the folder, or it cannot be written (74).</exception>
    public static Workspace Open(string root, TimeProvider clock)
    {
        var folder = Path.Combine(root, "artifacts", "demo");
        FileStream? held = null;
        try
        {
            Directory.CreateDirectory(folder);
            held = DemoLock.Take(folder);
            var workspace = new Workspace(root, folder, held, clock);
            workspace.StartAfresh();
            return workspace;
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or IOException)
        {
            held?.Dispose();
            throw new CommandFailedException(
                ExitCode.Environment,
                $"'{folder}' cannot be written: {refused.Message.TrimEnd('.')}. The demo does all its work there. Give yourself write access to it, or move what is in its place.");
        }
    }

    public string In(string name) => Path.Combine(Folder, name);

    /// <summary>Removes all that belongs to this run alone, logs excepted.</summary>
    public void Clean()
    {
        foreach (var name in PerRun.Where(name => In(name) != Logs))
        {
            Remove(In(name));
        }

        ForgetDemoPackages();
    }

    public void Dispose() => _lock.Dispose();

    private void StartAfresh()
    {
        Children.EndLeftovers();
        Clean();
        Remove(Logs);
        Array.ForEach(PerRun, name => Directory.CreateDirectory(In(name)));
    }

    // Their versions are never used again.
    private void ForgetDemoPackages()
    {
        if (!Directory.Exists(Packages))
        {
            return;
        }

        foreach (var package in Directory.EnumerateDirectories(Packages, "cairn*"))
        {
            Remove(package);
        }
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
