using System.Text.RegularExpressions;

namespace Cairn.Repository.Tests;

/// <summary>How long files are, what they are called and what they hold.</summary>
internal static partial class SourceRules
{
    private const int LongestSource = 300;
    private const int LongestTest = 400;
    private const int MostFiles = 20; // "about 15" with room for a reader's judgement

    public static IEnumerable<string> Lengths(IEnumerable<CSharpSource> sources, IReadOnlyDictionary<string, string> reasons)
    {
        var longFiles = sources.Where(source => source.LineCount > Limit(source)).ToDictionary(source => source.Path);

        return longFiles.Values
            .Where(source => !reasons.ContainsKey(source.Path))
            .Select(source => $"{source.Path} has {source.LineCount} lines. The limit is {Limit(source)}. Split it by idea.")
            .Concat(Unneeded(reasons.Keys, longFiles.Keys));
    }

    public static IEnumerable<string> Types(IEnumerable<CSharpSource> sources) => sources
        .Where(source => !source.IsProgram)
        .SelectMany(source => source.TopLevelTypes.Distinct().Count() > 1
            ? [$"{source.Path} holds {string.Join(" and ", source.TopLevelTypes)}. Give each type its own file."]
            : source.TopLevelTypes.Where(type => type != source.Name).Select(type => $"{source.Path} holds {type}. Name the file after the type."));

    public static IEnumerable<string> Names(IEnumerable<CSharpSource> sources) =>
        from source in sources
        from name in source.Types.Append(source.Name).Distinct()
        from word in Words().Matches(name)
        where BagWord().IsMatch(word.Value)
        select $"{source.Path}: the name {name} contains '{word.Value}', which says nothing. Name the one thing it does.";

    public static IEnumerable<string> Regions(IEnumerable<CSharpSource> sources) =>
        sources.Where(source => source.HasRegion).Select(source => $"{source.Path} has a #region. Split the file instead of folding it.");

    /// <param name="sources">The source files of all packages.</param>
    /// <param name="larger">The limits of packages that may be larger, by folder.</param>
    public static IEnumerable<string> PackageSizes(IEnumerable<CSharpSource> sources, IReadOnlyDictionary<string, int> larger)
    {
        var large = sources
            .GroupBy(PackageOf)
            .Where(package => package.Count() > MostFiles)
            .Select(package => (Path: package.Key, Files: package.Count(), Limit: larger.GetValueOrDefault(package.Key, MostFiles)))
            .ToList();

        return large
            .Where(package => package.Files > package.Limit)
            .Select(package => $"{package.Path} has {package.Files} source files. A package is about 15, {package.Limit} is the limit. Split the package, or merge what is one idea.")
            .Concat(Unneeded(larger.Keys, large.Select(package => package.Path)));
    }

    private static string PackageOf(CSharpSource source) => string.Join('/', source.Path.Split('/').Take(2));

    private static IEnumerable<string> Unneeded(IEnumerable<string> excused, IEnumerable<string> needed) =>
        excused.Except(needed).Select(path => $"{path} is excused from a limit that it keeps. Remove the exception.");

    private static int Limit(CSharpSource source) =>
        source.Path.StartsWith("tests/", StringComparison.Ordinal) ? LongestTest : LongestSource;

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+")]
    private static partial Regex Words();

    [GeneratedRegex("^(Util(s|ity|ities)?|Helpers?|Common|Shared|Core|Base|Managers?|Misc|Types|Constants|Impl)$")]
    private static partial Regex BagWord();
}
