namespace Cairn.Cli.Migrate.Routes;

/// <summary>Replaces a file at once: whoever reads it, and a service that watches it, sees the old text or the new one.</summary>
internal static class AtomicFile
{
    /// <exception cref="CommandFailedException">The file cannot be written (74). It is as it was.</exception>
    public static void Write(string path, byte[] text)
    {
        var target = (File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName : null) ?? Path.GetFullPath(path);
        var temporary = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.tmp");
        try
        {
            WriteThrough(temporary, text);
            if (!OperatingSystem.IsWindows() && File.Exists(target))
            {
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            Remove(temporary);
            throw new CommandFailedException(ExitCode.Environment, $"'{path}' cannot be written: {refused.Message.TrimEnd('.')}. It is as it was.");
        }
    }

    private static void Remove(string path)
    {
        if (File.Exists(path))
        {
            File.Delete(path);
        }
    }

    private static void WriteThrough(string path, byte[] text)
    {
        using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        stream.Write(text);
        stream.Flush(flushToDisk: true);
    }
}
