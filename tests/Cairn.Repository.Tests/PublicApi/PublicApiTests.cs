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

        Assert.True(actual.Count == 0 || Repository.Paths.Contains(path), $"{path} is missing. Write it with CAIRN_APPROVE=1 and review what it promises.");
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
    public void The_surface_reads_like_csharp_and_leaves_out_what_the_compiler_adds()
    {
        var surface = PublicSurface.Describe([typeof(SampleSurface), typeof(SampleSurface.Reading), typeof(SampleSurface.Mood)]);

        Assert.Equal(
            [
                "Cairn.Repository.Tests.SampleSurface -> static class",
                "Cairn.Repository.Tests.SampleSurface.Key = \"a:b\" -> const string",
                "Cairn.Repository.Tests.SampleSurface.Mood -> enum",
                "Cairn.Repository.Tests.SampleSurface.Mood.Calm = 1",
                "Cairn.Repository.Tests.SampleSurface.Pick<T>(this IEnumerable<T> items, Func<T, bool> wanted = null, CancellationToken cancellationToken = default) -> static Task<T[]> where T : class, IDisposable",
                "Cairn.Repository.Tests.SampleSurface.Reading -> sealed record",
                "Cairn.Repository.Tests.SampleSurface.Reading.Count { get; init; } -> int?",
                "Cairn.Repository.Tests.SampleSurface.Reading.new(int? Count)",
            ],
            surface);
    }

    private static IReadOnlyList<string> Approved(string path) =>
        Repository.File(path) is { Text.Length: > 0 } file ? file.Lines : [];
}
