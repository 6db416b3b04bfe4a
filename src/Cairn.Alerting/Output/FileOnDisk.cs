using System.Text;

namespace Cairn.Alerting.Output;

/// <summary>An artefact, beside what a folder has in its place.</summary>
internal sealed class FileOnDisk(string root, Artefact file)
{
    private const string RunbookExtension = ".md";
    private const string Cure = "Run 'cairn alerts generate' and commit what it writes.";
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string _path = Path.Join([root, .. file.Path.Split('/')]);

    public bool IsStale => Staleness is not null;

    /// <summary>Why the file is not what would be written; null where it is.</summary>
    public string? Staleness => Existing() switch
    {
        null => $"'{file.Path}' is missing. {Cure}",
        var existing when existing != Wanted(existing) => $"'{file.Path}' is stale. {Cure}",
        _ => null,
    };

    public void Write()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        File.WriteAllText(_path, Wanted(Existing()), Utf8);
    }

    /// <summary>Files of ours in a folder that would not be written any more, each with what to do.</summary>
    public static IEnumerable<string> Orphans(string root, string folder, IReadOnlyList<Artefact> files, string pattern, Func<string, bool> isOurs, string cure)
    {
        var directory = Path.Join([root, .. folder.Split('/')]);
        return !Directory.Exists(directory) ? [] : Directory.EnumerateFiles(directory, pattern)
            .Order(StringComparer.Ordinal)
            .Where(path => isOurs(Read(path)))
            .Select(path => $"{folder}/{Path.GetFileName(path)}")
            .Where(path => files.All(file => file.Path != path))
            .Select(path => $"'{path}' {cure}");
    }

    private string Wanted(string? existing) =>
        existing is not null && file.Path.EndsWith(RunbookExtension, StringComparison.Ordinal) ? Runbook.Merge(existing, file.Text) : file.Text;

    private string? Existing() => File.Exists(_path) ? Read(_path) : null;

    // A checkout may have other line ends.
    private static string Read(string path) => File.ReadAllText(path).ReplaceLineEndings("\n");
}
