using System.Text.RegularExpressions;

namespace Cairn.Repository.Tests;

/// <summary>A rule is a page, a help link to it, a release line, a test, and a fix test where there is a fix.</summary>
internal static class RuleChecks
{
    public static IEnumerable<string> Violations(AnalyzerRule rule, IReadOnlyCollection<RepositoryFile> files)
    {
        if (files.All(file => file.Path != rule.Page))
        {
            yield return $"{rule.Id} has no page. Write {rule.Page}.";
        }

        if (!rule.HelpLink.EndsWith("/" + rule.Page, StringComparison.Ordinal))
        {
            yield return $"{rule.Id} has the help link '{rule.HelpLink}'. End it with /{rule.Page}.";
        }

        if (!Released(files).Any(line => line.StartsWith($"{rule.Id} ", StringComparison.Ordinal)))
        {
            yield return $"{rule.Id} is in no AnalyzerReleases file. Add its line to AnalyzerReleases.Unshipped.md.";
        }

        foreach (var type in rule.Fixes.Prepend(rule.Analyzer).Where(type => !IsTested(type, files)))
        {
            yield return $"{rule.Id}: no test verifies {type}. Write one in tests/Cairn.Analyzers.Tests.";
        }
    }

    /// <summary>Pages and release lines of rules that do not exist.</summary>
    public static IEnumerable<string> Orphans(IEnumerable<AnalyzerRule> rules, IReadOnlyCollection<RepositoryFile> files)
    {
        var known = rules.Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        var pages = files
            .Where(file => file.Path.StartsWith("docs/reference/rules/CRN", StringComparison.Ordinal))
            .Select(file => (Id: Path.GetFileNameWithoutExtension(file.Name), Where: file.Path));
        var lines = Released(files)
            .Where(line => line.StartsWith("CRN", StringComparison.Ordinal))
            .Select(line => (Id: line.Split(' ')[0], Where: "AnalyzerReleases"));

        return pages.Concat(lines)
            .Where(entry => !known.Contains(entry.Id))
            .Select(entry => $"{entry.Where} speaks of {entry.Id}, which no analyzer reports. Remove it.");
    }

    private static IEnumerable<string> Released(IEnumerable<RepositoryFile> files) => files
        .Where(file => file.Name.StartsWith("AnalyzerReleases.", StringComparison.Ordinal))
        .SelectMany(file => file.Lines);

    private static bool IsTested(string type, IEnumerable<RepositoryFile> files) => files
        .Where(file => file.Path.StartsWith("tests/Cairn.Analyzers.Tests/", StringComparison.Ordinal) && file.Name.EndsWith("Tests.cs", StringComparison.Ordinal))
        .Any(file => Regex.IsMatch(file.Text, $@"Verify\.\w+<[\w, ]*\b{type}\b[\w, ]*>"));
}
