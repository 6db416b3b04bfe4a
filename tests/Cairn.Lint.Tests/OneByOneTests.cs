using System.Text.Json;
using Cairn.Cli;

namespace Cairn.Lint.Tests;

/// <summary>A repository with findings of two rules that have fixes.</summary>
public sealed class OneByOneTests
{
    private const string Clock = "src/App/Now.cs";

    [Fact]
    public async Task As_json_the_answer_names_every_new_finding()
    {
        using var repository = await CreateAsync();

        var (exitCode, output) = await repository.CairnAsync("lint", "--json");
        using var answer = JsonDocument.Parse(output);

        Assert.Equal(ExitCode.DoesNotHold, exitCode);
        Assert.Equal(
            ["CRN1801 1 0 1", "CRN1802 2 0 2"],
            answer.RootElement.GetProperty("rules").EnumerateArray().Select(rule => $"{rule.GetProperty("rule")} {rule.GetProperty("found")} {rule.GetProperty("known")} {rule.GetProperty("new")}"));
        var clock = Assert.Single(answer.RootElement.GetProperty("new").EnumerateArray(), finding => finding.GetProperty("rule").GetString() == "CRN1801");
        Assert.Equal((Clock, 3, 45), (clock.GetProperty("path").GetString(), clock.GetProperty("line").GetInt32(), clock.GetProperty("column").GetInt32()));
        Assert.StartsWith("'DateTime.UtcNow' cannot be tested.", clock.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_is_added_to_a_baseline_that_exists_and_no_other_with_it()
    {
        using var repository = await CreateAsync();
        repository.Write("cairn.baseline", "");

        var (exitCode, output) = await repository.CairnAsync("lint", "--write-baseline", "CRN1802");

        Assert.Equal(ExitCode.DoesNotHold, exitCode); // the other rule's finding is still new
        Assert.Contains("cairn.baseline counts 2 findings, 0 before.", output, StringComparison.Ordinal);
        Assert.Contains($"{Clock}(3,45): CRN1801", output, StringComparison.Ordinal);
        Assert.All(Entries(repository), line => Assert.StartsWith("CRN1802\t1\tsrc/App/Steps/", line, StringComparison.Ordinal));
        Assert.Equal(2, Entries(repository).Count);
    }

    [Fact]
    public async Task Without_a_rule_all_that_has_a_fix_is_fixed_and_the_baseline_shrinks()
    {
        using var repository = await CreateAsync();
        await repository.CairnAsync("lint", "--write-baseline");
        Assert.Equal(3, Entries(repository).Count);

        var (exitCode, output) = await repository.CairnAsync("lint", "--fix");

        Assert.True(exitCode == ExitCode.Holds, output);
        Assert.Contains("CRN1801: 1 before, 0 left", output, StringComparison.Ordinal);
        Assert.Contains("CRN1802: 2 before, 0 left", output, StringComparison.Ordinal);
        Assert.Empty(Entries(repository));
        Assert.Contains("TimeProvider.System.GetUtcNow().UtcDateTime", await File.ReadAllTextAsync(repository.In(Clock), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static async Task<LegacyRepository> CreateAsync()
    {
        var repository = await LegacyRepository.CreateAsync(files: 2, findings: 1);
        repository.Write("src/Clocks/Clock.cs", "public static class Clock\n{\n    public static int Now => 7;\n}\n");
        repository.Write(Clock, "internal static class Now\n{\n    public static System.DateTime Read() => System.DateTime.UtcNow;\n}\n");
        return repository;
    }

    private static List<string> Entries(LegacyRepository repository) => [.. File.ReadLines(repository.Baseline).Where(line => line.StartsWith("CRN", StringComparison.Ordinal))];
}
