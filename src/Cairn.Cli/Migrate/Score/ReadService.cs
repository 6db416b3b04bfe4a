using System.Text.RegularExpressions;

namespace Cairn.Cli.Migrate.Score;

/// <summary>Reads what the folder of a service holds. Code is searched as text, without comments and strings: nothing is built.</summary>
internal static partial class ReadService
{
    private static readonly string[] Passed = ["bin", "obj", "artifacts", "node_modules"];
    private static readonly string[] TestFolders = ["tests", "test"];
    private static readonly EnumerationOptions Visible = new() { AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint };

    /// <returns>Null where the folder holds no project outside of tests.</returns>
    /// <exception cref="CommandFailedException">A file cannot be read (74).</exception>
    public static ServiceFacts? In(string folder)
    {
        try
        {
            var files = FilesBelow(folder, passed: [.. Passed, .. TestFolders]).ToList();
            return files.Any(file => file.EndsWith(".csproj", StringComparison.Ordinal)) ? Facts(folder, files) : null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException(ExitCode.Environment, $"'{folder}' cannot be read: {refused.Message.TrimEnd('.')}. Name another folder with --project.");
        }
    }

    private static ServiceFacts Facts(string folder, List<string> files)
    {
        var code = string.Join('\n', files.Where(IsCode).Select(CodeOf));
        return new ServiceFacts
        {
            AddsCairn = Calls(code, "AddCairn"),
            MapsCairn = Calls(code, "MapCairn"),
            DeclaresObjectives = Calls(code, "AddCairnAlerting"),
            KeepsPythonForms = Calls(code, "AddPythonCompat"),
            Alerts = [.. Files(Path.Combine(folder, "deploy", "alerts"), "*.rules.yaml").SelectMany(rules => Alert().Matches(File.ReadAllText(rules))).Select(alert => alert.Groups[1].Value).Distinct()],
            Runbooks = Pages(Path.Combine(folder, "docs", "runbooks")),
            HasReadme = Files(folder, "README.md").Any(HasText),
            Docs = Pages(Path.Combine(folder, "docs")),
            Tests = TestFolders.Sum(tests => TestsBelow(Path.Combine(folder, tests))),
        };
    }

    private static int TestsBelow(string folder)
    {
        var files = Directory.Exists(folder) ? FilesBelow(folder, Passed).ToList() : [];
        return files.Any(file => file.EndsWith(".csproj", StringComparison.Ordinal)) ? files.Where(IsCode).Sum(file => TestMethod().Count(CodeOf(file))) : 0;
    }

    private static IEnumerable<string> FilesBelow(string folder, string[] passed) => Directory.EnumerateFiles(folder, "*", Visible)
        .Concat(Directory.EnumerateDirectories(folder, "*", Visible).Where(below => !passed.Contains(Path.GetFileName(below))).SelectMany(below => FilesBelow(below, passed)));

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, pattern, Visible).Order(StringComparer.Ordinal) : [];

    private static List<string> Pages(string folder) => [.. Files(folder, "*.md").Where(HasText).Select(page => Path.GetFileNameWithoutExtension(page))];

    private static bool HasText(string file) => File.ReadLines(file).Any(line => line.Trim().Length > 0 && line[0] != '#');

    private static bool IsCode(string file) => file.EndsWith(".cs", StringComparison.Ordinal);

    private static string CodeOf(string file) => NoCode().Replace(File.ReadAllText(file), "");

    private static bool Calls(string code, string method) => Regex.IsMatch(code, $@"\.\s*{method}\s*\(");

    [GeneratedRegex("""
        \"{3,}.*?\"{3,}|@\$?"(?:[^"]|"")*"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+'|//[^\n]*|/\*.*?\*/
        """, RegexOptions.Singleline)]
    private static partial Regex NoCode();

    [GeneratedRegex(@"^\s*(?:-\s+)?alert:\s*['""]?(\w+)", RegexOptions.Multiline)]
    private static partial Regex Alert();

    [GeneratedRegex(@"\[\s*(?:Fact|Theory|Test|TestCase|TestMethod)\b")]
    private static partial Regex TestMethod();
}
