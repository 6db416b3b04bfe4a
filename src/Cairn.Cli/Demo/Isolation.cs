using System.Collections.Frozen;

namespace Cairn.Cli.Demo;

/// <summary>
/// Empty build files above the generated service. It lies below the clone, where MSBuild and the SDK would find the clone's
/// own files; with these it stands as alone as in a repository of its own, so that whatever it needs it must bring along.
/// </summary>
internal static class Isolation
{
    private static readonly FrozenDictionary<string, string> Files = new Dictionary<string, string>
    {
        ["Directory.Build.props"] = "<Project />\n",
        ["Directory.Build.targets"] = "<Project />\n",
        ["Directory.Packages.props"] = "<Project />\n",
        ["Directory.Solution.props"] = "<Project />\n",
        ["Directory.Solution.targets"] = "<Project />\n",
        ["global.json"] = "{}\n",
        [".editorconfig"] = "root = true\n",
    }.ToFrozenDictionary();

    public static void Raise(string folder)
    {
        foreach (var (name, content) in Files)
        {
            File.WriteAllText(Path.Combine(folder, name), content);
        }
    }
}
