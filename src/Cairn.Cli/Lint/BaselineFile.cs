namespace Cairn.Cli.Lint;

/// <summary>`cairn.baseline` on disk.</summary>
internal sealed class BaselineFile(string path)
{
    public const string Name = "cairn.baseline";

    private static readonly string[] ConflictMarks = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

    public string Folder { get; } = System.IO.Path.GetDirectoryName(path)!;

    public bool Exists => File.Exists(path);

    /// <summary>The nearest one from the folder upwards, as the build finds it; where there is none, the one that would be written there.</summary>
    public static BaselineFile NearestTo(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            var file = new BaselineFile(System.IO.Path.Combine(at.FullName, Name));
            if (file.Exists)
            {
                return file;
            }
        }

        return new BaselineFile(System.IO.Path.Combine(folder, Name));
    }

    /// <summary>What it holds; nothing if there is no file.</summary>
    /// <exception cref="CommandFailedException">Lines that cannot be read (1).</exception>
    public Baseline Read() => Exists ? Baseline.Parse(File.ReadAllLines(path), Name) : Baseline.Empty;

    /// <summary>What it holds where a merge has left both sides in it: the entries of both.</summary>
    /// <exception cref="CommandFailedException">Other lines that cannot be read (1).</exception>
    public Baseline ReadBothSides() => Exists
        ? Baseline.Parse([.. File.ReadAllLines(path).Select(line => ConflictMarks.Any(mark => line.StartsWith(mark, StringComparison.Ordinal)) ? "" : line)], Name)
        : Baseline.Empty;

    /// <summary>Whether it stands as <see cref="Write"/> would write it, line ends aside.</summary>
    public bool IsInOrder(Baseline baseline) => !Exists || File.ReadAllText(path).ReplaceLineEndings("\n") == baseline.ToText();

    public void Write(Baseline baseline) => File.WriteAllText(path, baseline.ToText());
}
