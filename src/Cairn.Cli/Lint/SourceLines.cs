using System.Text.RegularExpressions;

namespace Cairn.Cli.Lint;

/// <summary>The lines of source files, cut where the compiler cuts them, each file read once.</summary>
internal sealed partial class SourceLines
{
    private readonly Dictionary<string, string[]> _files = [];

    /// <summary>The line without white space; empty where there is none.</summary>
    public string WithoutWhiteSpace(string file, int line)
    {
        if (!_files.TryGetValue(file, out var lines))
        {
            _files[file] = lines = File.Exists(file) ? LineEnd().Split(File.ReadAllText(file)) : [];
        }

        return line < 1 || line > lines.Length ? "" : string.Concat(lines[line - 1].Where(character => !char.IsWhiteSpace(character)));
    }

    [GeneratedRegex("\r\n|[\r\n\u0085\u2028\u2029]")]
    private static partial Regex LineEnd();
}
