namespace Cairn.Cli.Migrate.Inventory;

/// <summary>A folder of generated files. What somebody has changed there is not lost.</summary>
internal sealed class GeneratedFolder(string folder)
{
    /// <exception cref="CommandFailedException">A file was changed since it was generated, or is another's (64). Nothing is written then.</exception>
    public void Write(IReadOnlyDictionary<string, string> files, bool isForced)
    {
        var changed = files.Where(file => !isForced && IsChanged(file.Key, file.Value)).Select(file => $"'{Path.Combine(folder, file.Key)}'").ToList();
        if (changed.Count > 0)
        {
            throw new CommandFailedException(
                ExitCode.Usage,
                $"{string.Join(", ", changed)} would be written over. Nothing was written. Write to another folder with --out and compare, or write over with --force.");
        }

        Directory.CreateDirectory(folder);
        foreach (var (name, text) in files)
        {
            File.WriteAllText(Path.Combine(folder, name), text);
        }
    }

    private bool IsChanged(string name, string text)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") != text;
    }
}
