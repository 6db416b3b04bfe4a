using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Cairn.Cli.Processes;

/// <summary>Remembers the running children on disk, so that a run that was killed outright leaves none behind for good.</summary>
internal sealed class ChildLedger(string folder, TimeProvider clock)
{
    // We note when we started a child, the system when it began: the two differ a little.
    private static readonly TimeSpan StartTimeTolerance = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(5);

    public void Add(int processId)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(FileOf(processId), clock.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
    }

    public void Remove(int processId)
    {
        if (Directory.Exists(folder))
        {
            File.Delete(FileOf(processId));
        }
    }

    /// <summary>Ends what an aborted run left running; a process that only inherited the id is left alone.</summary>
    /// <returns>The ids of the processes that were ended.</returns>
    public IReadOnlyList<int> EndLeftovers()
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var ended = Directory.EnumerateFiles(folder).Select(End).OfType<int>().ToList();
        Directory.Delete(folder, recursive: true);
        return ended;
    }

    private static int? End(string file)
    {
        var readable = int.TryParse(Path.GetFileName(file), CultureInfo.InvariantCulture, out var id)
            & DateTime.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var started);
        if (!readable)
        {
            return null;
        }

        try
        {
            using var process = Process.GetProcessById(id);
            if ((process.StartTime.ToUniversalTime() - started).Duration() > StartTimeTolerance)
            {
                return null;
            }

            process.Kill(entireProcessTree: true);
            process.WaitForExit(EndLimit); // on Windows its files are ours only after that
            return id;
        }
        catch (Exception goneOrForeign) when (goneOrForeign is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }

    private string FileOf(int processId) => Path.Combine(folder, processId.ToString(CultureInfo.InvariantCulture));
}
