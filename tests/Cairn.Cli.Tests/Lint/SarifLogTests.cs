using System.Text;
using Cairn.Cli.Lint;

namespace Cairn.Cli.Tests.Lint;

public sealed class SarifLogTests
{
    private const string Place = """
        "locations": [{ "physicalLocation": { "artifactLocation": { "uri": "file:///repo/My%20App/A.cs" }, "region": { "startLine": 3, "startColumn": 9 } } }]
        """;

    [Fact]
    public void A_finding_has_its_rule_place_and_message()
    {
        var result = Assert.Single(Read($$"""{ "ruleId": "CRN1801", "message": { "text": "Use it." }, {{Place}} }"""));

        Assert.Equal(("CRN1801", 3, 9, "Use it."), (result.Rule, result.Line, result.Column, result.Message));
        Assert.EndsWith("A.cs", result.File!.LocalPath, StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_about_no_place_has_no_file() =>
        Assert.Null(Assert.Single(Read("""{ "ruleId": "CRN1001", "message": { "text": "Map it." } }""")).File);

    [Theory]
    [InlineData("Suppression Id: CRNBASE, Suppression Justification: counted", 1)]
    [InlineData("Pragma Directive", 0)]
    public void What_the_code_suppresses_itself_is_no_finding(string suppression, int findings) => Assert.Equal(findings, Read(
        $$"""{ "ruleId": "CRN1801", "message": { "text": "" }, "suppressions": [{ "kind": "inSource", "properties": { "suppressionType": "{{suppression}}" } }], {{Place}} }""").Count);

    [Theory]
    [InlineData("CS0219")]
    [InlineData("CA1822")]
    [InlineData("CRN9001")]
    public void Rules_that_no_baseline_holds_are_left_out(string rule) =>
        Assert.Empty(Read($$"""{ "ruleId": "{{rule}}", "message": { "text": "" }, {{Place}} }"""));

    private static IReadOnlyList<SarifResult> Read(string result) =>
        SarifLog.Read(new MemoryStream(Encoding.UTF8.GetBytes($$"""{ "version": "2.1.0", "runs": [{ "results": [{{result}}] }] }""")));
}
