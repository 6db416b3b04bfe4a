using Cairn.Analyzers.CodeFixes.Fixes;
using Cairn.Analyzers.Rules;

namespace Cairn.Analyzers.Tests.Fixes;

public sealed class PathBuiltWithSlashFixTests
{
    [Fact]
    public Task The_parts_are_joined() => VerifyFix(
        """
        Directory.CreateDirectory(logs + "/" + branch);
        File.WriteAllText($"{logs}/{branch}/build-{number}.txt", "started");
        """.Finding("logs + \"/\" + branch").Finding("$\"{logs}/{branch}/build-{number}.txt\""),
        """
        Directory.CreateDirectory(Path.Join(logs, branch));
        File.WriteAllText(Path.Join(logs, branch, $"build-{number}.txt"), "started");
        """);

    [Theory]
    [InlineData("$\"{logs}/{number}\"", "Path.Join(logs, $\"{number}\")")]
    [InlineData("$\"{logs}/{branch,9}/{number:D5}\"", "Path.Join(logs, $\"{branch,9}\", $\"{number:D5}\")")]
    [InlineData("$\"/var/log/{branch}\"", "Path.Join(\"/var\", \"log\", branch)")]
    [InlineData("$\"/{branch}/a\"", "Path.Join(\"/\", branch, \"a\")")]
    [InlineData("logs + @\"\\a\\\" + branch + \".txt\"", "Path.Join(logs, \"a\", $\"{branch}.txt\")")]
    [InlineData("logs + '/' + (number + 1)", "Path.Join(logs, $\"{(number + 1)}\")")]
    [InlineData("logs + \"//a/../\" + branch.Trim()", "Path.Join(logs, \"a\", \"..\", branch.Trim())")]
    [InlineData("$\"{logs}/\" + $\"{branch}/x\"", "Path.Join(logs, branch, \"x\")")]
    [InlineData("$$\"\"\"{{logs}}/{{branch}}-{{number}}\"\"\"", "Path.Join(logs, $\"{branch}-{number}\")")]
    [InlineData("$\"{(number > 1 ? logs : branch)}/a\"", "Path.Join(number > 1 ? logs : branch, \"a\")")]
    [InlineData("$\"{logs}/{(number > 1 ? logs : branch)}.txt\"", "Path.Join(logs, $\"{(number > 1 ? logs : branch)}.txt\")")]
    public Task Every_segment_becomes_an_argument(string before, string after) =>
        VerifyFix($"_ = File.Exists(/* a */ [|{before}|] /* b */);", $"_ = File.Exists(/* a */ {after} /* b */);");

    [Theory]
    [InlineData("$\"{logs}/\"")]
    [InlineData("$\"{logs}/{{{branch}}}\"")]
    [InlineData("@\"\\\\server\\\" + branch")]
    public Task A_path_that_could_mean_another_stays(string path) =>
        VerifyFix($"_ = File.Exists([|{path}|]);", $"_ = File.Exists([|{path}|]);");

    [Fact]
    public Task The_namespace_is_imported() => Verify.Fix<PathBuiltWithSlashAnalyzer, PathBuiltWithSlashFix>(
        """
        class Builds
        {
            static bool Has(string logs) => System.IO.File.Exists([|logs + "/a"|]) || System.IO.File.Exists([|logs + "/b"|]);
        }
        """,
        """
        using System.IO;

        class Builds
        {
            static bool Has(string logs) => System.IO.File.Exists(Path.Join(logs, "a")) || System.IO.File.Exists(Path.Join(logs, "b"));
        }
        """);

    private static Task VerifyFix(string before, string after) =>
        Verify.Fix<PathBuiltWithSlashAnalyzer, PathBuiltWithSlashFix>(InMethod(before), InMethod(after));

    private static string InMethod(string body) => $$""""
        using System.IO;

        class Builds
        {
            static void Start(string logs, string branch, int number)
            {
        {{body}}
            }
        }
        """";
}
