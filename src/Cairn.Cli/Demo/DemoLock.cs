namespace Cairn.Cli.Demo;

/// <summary>A file held open for as long as a demo works in its folder; the system lets go of it however the demo ends.</summary>
internal static class DemoLock
{
    // "Somebody else holds it", as Windows (sharing and lock violation), Linux and macOS (EWOULDBLOCK) say it.
    private static readonly int[] Held = [unchecked((int)0x80070020), unchecked((int)0x80070021), 11, 35];

    /// <exception cref="CommandFailedException">Another demo holds it (74).</exception>
    public static FileStream Take(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException refused) when (Held.Contains(refused.HResult))
        {
            throw new CommandFailedException(
                ExitCode.Environment,
                $"Another 'cairn demo' is at work in '{folder}'. Two would overwrite each other. Wait for it to end, or end it with Ctrl-C, and run this one again.");
        }
    }
}
