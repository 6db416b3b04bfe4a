namespace Cairn.Repository.Tests;

public sealed class SourceFileTests
{
    /// <summary>Files that may be longer than the limit, each with its reason.</summary>
    private static readonly Dictionary<string, string> LongFiles = [];

    /// <summary>Packages that may have more files than the limit, each with its own limit and reason.</summary>
    private static readonly Dictionary<string, int> LargePackages = new()
    {
        ["src/Cairn.Alerting"] = 60, // a folder each for indicators, the catalogue, validation, rules, the files made from them, and answers
        ["src/Cairn.Alerting.Testing"] = 26, // a folder each for the story, its samples and promtool
        ["src/Cairn.Caching"] = 90, // a table, loads, policies, copies and a second level: concurrency in small files
        ["src/Cairn.Caching.Redis"] = 50, // a protocol, a connection and a store, a folder each
        ["src/Cairn.Cassettes"] = 40, // the exchange in small records, a folder each for the format, for redaction and for HAR
        ["src/Cairn.Cli"] = 230, // the demo: one small file a step and a promise; the baseline of the rules and its history; a folder each for parity, and of migration for inventory, probe, routes and score
        ["src/Cairn.Grpc"] = 90, // a protocol: the wire, calls of any stack, endpoints, health, reflection and a client, a folder each
        ["src/Cairn.Hosting"] = 87, // five folders, one idea each: configuration, health, lifecycle, management, workers
        ["src/Cairn.Http"] = 45, // a folder each for declarations, deadlines, policies and the ledger
        ["src/Cairn.Logging"] = 85, // the line, and a folder each for capture, queue, bootstrap, levels, redaction and requests
        ["src/Cairn.Migration"] = 85, // a folder each for the forwarder, the table, answers, rollbacks and copies
        ["src/Cairn.PythonCompat"] = 62, // a wire form in many small rules: JSON, paths, queries, cookies, answers and calls, a folder each
        ["src/Cairn.Parity"] = 105, // a folder each for comparison, the catalogue of known differences, rules, learning, recording, the proxy, replay and reports
        ["src/Cairn.Telemetry"] = 115, // a folder each: settings, identity, sampling, metrics, server spans, exports, scrapes, pipeline runs (one file a word of the conventions), context across processes
        ["src/Cairn.Testing"] = 185, // a host, a network of hosts, leaks, a clock, three recorders, a decoder of OTLP, fakes, cassettes, outages, rollout rehearsals and a check of manifests, a folder each
    };

    private static readonly IReadOnlyList<CSharpSource> Everything = Sources("src/", "analyzers/", "templates/", "tests/");

    [Fact]
    public void No_source_file_is_too_long() => Verdict.Holds(SourceRules.Lengths(Everything, LongFiles));

    [Theory]
    [InlineData("src/Cairn/Long.cs", 301)]
    [InlineData("analyzers/Cairn.Analyzers/Long.cs", 301)]
    [InlineData("tests/Cairn.Tests/Long.cs", 401)]
    public void A_file_one_line_too_long_bites(string path, int lines)
    {
        var longest = Source(path, string.Concat(Enumerable.Repeat("//\n", lines - 1)));
        var tooLong = Source(path, string.Concat(Enumerable.Repeat("//\n", lines)));

        Assert.Empty(SourceRules.Lengths([longest], LongFiles));
        Assert.StartsWith($"{path} has {lines} lines.", Assert.Single(SourceRules.Lengths([tooLong], LongFiles)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_that_is_not_needed_bites()
    {
        var violations = SourceRules.Lengths([Source("src/Cairn/Short.cs", "//")], new Dictionary<string, string> { ["src/Cairn/Short.cs"] = "a table" });

        Assert.Contains("is excused", Assert.Single(violations), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_holds_one_type_and_is_named_after_it() => Verdict.Holds(SourceRules.Types(Everything));

    [Theory]
    [InlineData("class Thing; enum Other { }", "Give each type its own file.")]
    [InlineData("namespace A { delegate void Other(); }", "Name the file after the type.")]
    public void A_second_type_or_another_name_bites(string text, string advice)
    {
        var violation = Assert.Single(SourceRules.Types([Source("src/Cairn/Thing.cs", text)]));

        Assert.EndsWith(advice, violation, StringComparison.Ordinal);
    }

    /// <summary>The corpus imitates code of others, names and all.</summary>
    [Fact]
    public void Names_say_what_a_thing_is() =>
        Verdict.Holds(SourceRules.Names(Everything.Where(source => !source.Path.StartsWith("tests/Cairn.Analyzers.Corpus/", StringComparison.Ordinal))));

    [Theory]
    [InlineData("class RetryHelper;")]
    [InlineData("class Retry { class BaseImpl; }")]
    public void A_bag_name_bites(string text) =>
        Assert.NotEmpty(SourceRules.Names([Source("src/Cairn/Retry.cs", text)]));

    [Fact]
    public void A_bag_word_inside_another_word_is_no_bag_name() =>
        Assert.Empty(SourceRules.Names([Source("src/Cairn/DatabaseScore.cs", "class DatabaseScore { enum Commonality { } }")]));

    [Fact]
    public void Nothing_is_folded_away() => Verdict.Holds(SourceRules.Regions(Everything));

    [Fact]
    public void A_region_bites_and_the_word_in_a_string_does_not()
    {
        var folded = Source("src/Cairn/Thing.cs", "class Thing\n{\n#region folded\n#endregion\n}");
        var quoted = Source("src/Cairn/Other.cs", "class Other { const string Text = \"#region\"; }");

        Assert.StartsWith("src/Cairn/Thing.cs", Assert.Single(SourceRules.Regions([folded, quoted])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_fits_one_screen() => Verdict.Holds(SourceRules.PackageSizes(Sources("src/"), LargePackages));

    [Fact]
    public void A_package_of_many_files_bites()
    {
        var sources = Enumerable.Range(1, 21).Select(number => Source($"src/Cairn.Big/Folder/File{number}.cs", ""));

        Assert.StartsWith("src/Cairn.Big has 21 source files.", Assert.Single(SourceRules.PackageSizes(sources, new Dictionary<string, int>())), StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_that_outgrows_even_its_own_limit_bites()
    {
        var sources = Enumerable.Range(1, 31).Select(number => Source($"src/Cairn.Big/File{number}.cs", ""));

        Assert.Contains("30 is the limit", Assert.Single(SourceRules.PackageSizes(sources, new Dictionary<string, int> { ["src/Cairn.Big"] = 30 })), StringComparison.Ordinal);
    }

    private static CSharpSource Source(string path, string text) => new(new RepositoryFile(path, text));

    private static IReadOnlyList<CSharpSource> Sources(params string[] folders) =>
        [.. Repository.Files(".cs", folders).Select(file => new CSharpSource(file))];
}
