namespace Cairn.Lint.Tests;

/// <summary>The commands of docs/how-to/roll-out-the-rules.md, run as they stand there from the first to the last.</summary>
public sealed class RollOutPageTests
{
    private static readonly string[] ThatFindSomethingNew = ["cairn lint"]; // the first look at a repository without a baseline

    [Fact]
    public async Task The_commands_of_the_page_lead_from_the_first_look_to_enforcing()
    {
        using var repository = await LegacyRepository.CreateAsync(files: 2, findings: 3);
        var commands = Commands().ToList();

        foreach (var command in commands)
        {
            var (exitCode, output) = await RunAsync(repository, command.Split(' '));
            Assert.True(exitCode == (ThatFindSomethingNew.Contains(command) ? 1 : 0), $"{command} ended with {exitCode}\n{output}");
        }

        Assert.Equal(["CRN1801"], (await File.ReadAllLinesAsync(repository.Baseline, TestContext.Current.CancellationToken)).Skip(1).Select(line => line.Split('\t')[0]));
        Assert.Contains("TimeSpan.FromMilliseconds(1)", await File.ReadAllTextAsync(repository.In(LegacyRepository.Step(0)), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.StartsWith("<svg", await File.ReadAllTextAsync(repository.In("debt.svg"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Commands()
    {
        var shell = false;
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "roll-out-the-rules.md")))
        {
            shell = line == "```sh" || (shell && line != "```");
            if (shell && line != "```sh" && line.Length > 0)
            {
                yield return line.Split(" #")[0].TrimEnd();
            }
        }
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(LegacyRepository repository, string[] words)
    {
        switch (words[0])
        {
            case "cairn":
                var (exitCode, output) = await repository.CairnAsync(words[1], [.. words[2..].Select(word => word.EndsWith(".svg", StringComparison.Ordinal) ? repository.In(word) : word)]);
                return ((int)exitCode, output);
            case "dotnet":
                var result = await repository.DotnetAsync(words[1..]);
                return (result.ExitCode, string.Join('\n', result.Lines));
            default:
                await repository.GitAsync([.. string.Join(' ', words[1..]).Split('"').SelectMany((part, index) => index % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries))]);
                return (0, "");
        }
    }
}
