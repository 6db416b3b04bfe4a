using Cairn.Analyzers.CodeFixes.Fixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cairn.Analyzers.Tests.Fixes;

public sealed class LogTemplateFixTests
{
    [Theory]
    [InlineData("log.Info([|\"build {0}\"|], id);", "log.Info(\"build {Id}\", id);")]
    [InlineData("log.Info([|\"{0} on {1}\"|], id, build.Branch);", "log.Info(\"{Id} on {Branch}\", id, build.Branch);")]
    [InlineData("log.Info([|\"{1} then {0}\"|], id, took);", "log.Info(\"{Id} then {Took}\", id, took);")]
    [InlineData("log.Info([|\"{{0}} {0,5:F1} %s\"|], took);", "log.Info(\"{{0}} {Took,5:F1} %s\", took);")]
    [InlineData("log.Error(ex, /* a */ [|@\"{0} \\\"|] /* b */, GetId());", "log.Error(ex, /* a */ @\"{Id} \\\" /* b */, GetId());")]
    [InlineData("log.Info([|\"{0} {1}\"|], id, id.ToString());", "log.Info(\"{Id} {Id2}\", id, id.ToString());")]
    [InlineData("log.Info([|\"{0} {1}\"|], took > 5 ? \"slow\" : \"fast\", id > 5);", "log.Info([|\"{0} {1}\"|], took > 5 ? \"slow\" : \"fast\", id > 5);")]
    [InlineData("log.Info([|\"{0}\"|], build.Branch.Trim());", "log.Info(\"{Branch}\", build.Branch.Trim());")]
    public Task Holes_by_number_get_the_names_of_their_values(string before, string after) => VerifyNumbered(before, after);

    [Theory]
    [InlineData("log.Info([|\"{0} {Branch}\"|], id, build.Branch);")]
    [InlineData("log.Info([|\"{0} {1}\"|], id);")]
    [InlineData("log.Info([|\"{0}\"|], id + 1);")]
    public Task Holes_that_do_not_match_named_values_stay(string body) => VerifyNumbered(body, body);

    [Theory]
    [InlineData("log.Info([|\"build %s\"|], id);", "log.Info(\"build {Id}\", id);")]
    [InlineData("log.Info([|\"%d of %s, 100%%\"|], id, build.Branch);", "log.Info(\"{Id} of {Branch}, 100%\", id, build.Branch);")]
    public Task Pythons_notation_becomes_the_loggers(string before, string after) => VerifyMissing(before, after);

    [Theory]
    [InlineData("log.Info([|\"build\"|], id);")]
    [InlineData("log.Info([|\"build %s\"|], id, took);")]
    [InlineData("log.Info([|\"build %s {Took}\"|], id, took, 5);")]
    public Task A_template_whose_author_forgot_something_stays(string body) => VerifyMissing(body, body);

    private static Task VerifyNumbered(string before, string after) =>
        Verify.Fix<NumberedHoles, LogTemplateFix>(LogStub.InMethod(before), LogStub.InMethod(after));

    private static Task VerifyMissing(string before, string after) =>
        Verify.Fix<MissingHoles, LogTemplateFix>(LogStub.InMethod(before), LogStub.InMethod(after));

    /// <summary>Finds what CA2253 does: a hole with a number.</summary>
    private sealed class NumberedHoles() : SdkRule("CA2253")
    {
        protected override bool Finds(ExpressionSyntax message, int values) =>
            message is LiteralExpressionSyntax && message.ToString().Replace("{{", "", StringComparison.Ordinal).Contains("{0", StringComparison.Ordinal);
    }

    /// <summary>Finds what CA2017 does: more or fewer holes than values.</summary>
    private sealed class MissingHoles() : SdkRule("CA2017")
    {
        protected override bool Finds(ExpressionSyntax message, int values) =>
            message is LiteralExpressionSyntax && message.ToString().Count(letter => letter == '{') != values;
    }
}
