namespace Cairn.Tests.Reference;

/// <summary>What docs/reference/telemetry*.md say, against what services have really emitted.</summary>
[Collection(nameof(AloneInTheProcess))]
public sealed class TelemetryReferenceTests(ExercisedServices services) : IClassFixture<ExercisedServices>
{
    private static readonly IReadOnlyList<string> Pages = DocumentedNames.Pages();

    public static TheoryData<Kind> Kinds => [.. Enum.GetValues<Kind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Everything_emitted_is_in_the_reference(Kind kind) =>
        Assert.Empty(services.Emitted[kind].Except(DocumentedNames.Read(Pages)[kind]));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Everything_in_the_reference_is_emitted(Kind kind) =>
        Assert.Empty(DocumentedNames.Read(Pages)[kind].Where(name => !NotExercised.Holds(kind, name)).Except(services.Emitted[kind]));

    [Theory]
    [InlineData("`url.scheme`", Kind.ServerSpanAttribute)]
    [InlineData("`cairn.hosting.readiness`", Kind.Metric)]
    [InlineData("`LevelExpired`", Kind.Event)]
    [InlineData("`Delay`", Kind.EventField)]
    public void A_name_that_is_taken_off_a_page_bites(string name, Kind kind)
    {
        var shortened = Pages.Select(page => page.Replace(name, "", StringComparison.Ordinal));

        Assert.Contains(services.Emitted[kind], emitted => !DocumentedNames.Read(shortened)[kind].Contains(emitted));
    }

    [Fact]
    public void What_is_not_exercised_is_in_the_reference()
    {
        var documented = DocumentedNames.Read(Pages);

        Assert.All(NotExercised.Reasons.Keys, name => Assert.True(documented[Kind.Event].Contains(name) || documented[Kind.ResourceAttribute].Contains(name), name));
    }
}
