using System.Reflection;

namespace Cairn.Repository.Tests;

public sealed class PublicApiTests
{
    public static TheoryData<string> Packages => [.. Repository.PackageNames];

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_public_surface_is_the_approved_one(string package)
    {
        var path = $"src/{package}/PublicApi.txt";
        var actual = PublicSurface.Describe(Repository.Types(Assembly.Load(package)).Where(type => type.IsVisible));

        if (actual.Count > 0)
        {
            Approval.WriteIfAsked(path, string.Join('\n', actual) + "\n");
        }

        Verdict.Holds(PublicSurface.Violations(package, Approved(path), actual));
    }

    [Fact]
    public void A_member_more_and_a_member_less_bite()
    {
        var violations = PublicSurface.Violations("Cairn.Sample", ["Sample.Gone() -> void"], ["Sample.Added() -> void"]);

        Assert.Collection(
            violations,
            added => Assert.Contains("'Sample.Added() -> void' is public in Cairn.Sample", added, StringComparison.Ordinal),
            removed => Assert.Contains("'Sample.Gone() -> void' is in PublicApi.txt", removed, StringComparison.Ordinal));
    }

    [Fact]
    public void A_surface_that_nobody_approved_bites_once()
    {
        var violation = Assert.Single(PublicSurface.Violations("Cairn.Sample", [], ["Sample.A() -> void", "Sample.B() -> void"]));

        Assert.StartsWith("src/Cairn.Sample/PublicApi.txt is missing.", violation, StringComparison.Ordinal);
    }

    [Fact]
    public void The_surface_reads_like_csharp_and_leaves_out_what_the_compiler_adds()
    {
        var surface = PublicSurface.Describe([typeof(SampleSurface), typeof(SampleSurface.Reading), typeof(SampleSurface.Readings), typeof(SampleSurface.Mood)]);

        Assert.Equal(
            [
                " -> static class",
                ".Key = \"a:b\" -> const string",
                ".Mood -> enum",
                ".Mood.Calm = 1",
                ".Pick<T>(this IEnumerable<T> items, Func<T, bool> wanted = null, CancellationToken cancellationToken = default) -> static Task<T[]> where T : class, IDisposable",
                ".Reading -> sealed record",
                ".Reading.Count { get; init; } -> int?",
                ".Reading.new(int? Count)",
                ".Readings -> sealed class : ReadOnlyCollection<SampleSurface.Reading>, IDisposable",
                ".Readings.Add(params IEnumerable<(string, int)> readings) -> void",
                ".Readings.Dispose() -> void",
                ".Readings.new(IList<SampleSurface.Reading> readings)",
            ],
            surface.Select(line => line.Replace("Cairn.Repository.Tests.SampleSurface", "", StringComparison.Ordinal)));
    }

    private static IReadOnlyList<string> Approved(string path) =>
        Repository.File(path) is { Text.Length: > 0 } file ? file.Lines : [];
}
