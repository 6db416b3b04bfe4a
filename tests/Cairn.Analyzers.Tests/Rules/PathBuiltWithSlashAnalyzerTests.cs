using Cairn.Analyzers.Rules;

namespace Cairn.Analyzers.Tests.Rules;

public sealed class PathBuiltWithSlashAnalyzerTests
{
    [Theory]
    [InlineData("File.ReadAllText([|$\"{folder}/log.txt\"|]);")]
    [InlineData("File.ReadAllText([|folder + \"/log.txt\"|]);")]
    [InlineData("File.ReadAllText([|folder + '/' + name|]);")]
    [InlineData("File.ReadAllText([|folder + \"\\\\\" + name|]);")]
    [InlineData("File.Copy([|$\"{folder}/a\"|], destFileName: [|$\"{folder}/b\"|]);")]
    [InlineData("Directory.CreateDirectory([|$\"/var/log/{name}\"|]);")]
    [InlineData("_ = new FileInfo([|$\"{folder}/{name}\"|]);")]
    [InlineData("_ = new StreamReader([|$\"{folder}/{name}\"|]);")]
    [InlineData("_ = new FileStream([|$\"{folder}/{name}\"|], FileMode.Open);")]
    [InlineData("_ = new ProcessStartInfo([|$\"{folder}/git\"|], \"a/b\" + name);")]
    [InlineData("_ = new ProcessStartInfo { FileName = [|folder + \"/git\"|], WorkingDirectory = [|$\"{folder}/src\"|], Arguments = $\"a/{name}\" };")]
    [InlineData("Process.Start([|folder + \"/git\"|]);")]
    public Task A_path_put_together_with_a_slash_is_found(string body) => VerifyBody(body);

    [Theory]
    [InlineData("File.ReadAllText(\"/etc/hosts\");")]
    [InlineData("File.ReadAllText(\"/etc/\" + \"hosts\");")]
    [InlineData("File.ReadAllText($\"{folder}-log.txt\");")]
    [InlineData("File.ReadAllText(Path.Join(folder, \"log.txt\"));")]
    [InlineData("File.ReadAllText($\"/proc/{name}/status\");")]
    [InlineData("File.ReadAllText(\"/sys/fs/\" + name);")]
    [InlineData("_ = Path.GetFileName($\"{folder}/{name}\");")]
    [InlineData("File.WriteAllText(folder, $\"{name}/text\");")]
    [InlineData("_ = new Uri($\"https://host/{name}\"); _ = File.Exists($\"https://host/{name}\");")]
    [InlineData("Get($\"/builds/{name}\");")]
    [InlineData("_ = new ProcessStartInfo { Arguments = $\"a/{name}\" };")]
    public Task What_is_constant_joined_or_no_path_is_not_found(string body) => VerifyBody(body);

    [Fact]
    public async Task The_message_shows_the_path_and_its_separator()
    {
        var found = await VerifyBody("_ = File.Exists([|folder + \"/log.txt\"|]);");

        Assert.Equal("'folder + \"/log.txt\"' builds a path with '/'. Use 'Path.Join'.", Assert.Single(found).GetMessage(null));
    }

    private static async Task<IReadOnlyList<Microsoft.CodeAnalysis.Diagnostic>> VerifyBody(string body) =>
        await Verify.Diagnostic<PathBuiltWithSlashAnalyzer>($$"""
        using System;
        using System.Diagnostics;
        using System.IO;

        class Builds
        {
            static void Read(string folder, string name)
            {
                {{body}}
            }

            static void Get(string path) { }
        }
        """);
}
