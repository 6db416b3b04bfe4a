using Cairn.Analyzers.CodeFixes.Fixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cairn.Analyzers.Tests.Fixes;

public sealed class LogInterpolationFixTests
{
    [Theory]
    [InlineData("log.Info([|$\"build {id}\"|]);", "log.Info(\"build {Id}\", id);")]
    [InlineData("log.Info([|$\"build {id} on {build.Branch}\"|]);", "log.Info(\"build {Id} on {Branch}\", id, build.Branch);")]
    [InlineData("log.Info([|$\"{id,5} took {took:F1} s\"|]);", "log.Info(\"{Id,5} took {Took:F1} s\", id, took);")]
    [InlineData("log.Info([|$\"{{{id}}} \\\"{id}\\\"\"|]);", "log.Info(\"{{{Id}}} \\\"{Id2}\\\"\", id, id);")]
    [InlineData("log.Error(ex, /* a */ [|$\"build {id}\"|] /* b */);", "log.Error(ex, /* a */ \"build {Id}\", id /* b */);")]
    [InlineData("log.Info([|$\"{id}\"|]); log.Info([|$\"{took}\"|]);", "log.Info(\"{Id}\", id); log.Info(\"{Took}\", took);")]
    [InlineData("log.Info([|$\"{GetId()}: {build?.Branch ?? \"none\"}\"|]);", "log.Info(\"{Id}: {Branch}\", GetId(), build?.Branch ?? \"none\");")]
    public Task An_interpolated_message_becomes_a_template(string before, string after) => VerifyFix(before, after);

    [Theory]
    [InlineData("log.Info([|\"build \" + id|]);", "log.Info(\"build {Id}\", id);")]
    [InlineData("log.Info([|id + \" of \" + build.Branch|]);", "log.Info(\"{Id} of {Branch}\", id, build.Branch);")]
    [InlineData("log.Info([|\"{\" + id + $\"}} {took:F1}\"|]);", "log.Info(\"{{{Id}}} {Took:F1}\", id, took);")]
    [InlineData("log.Info([|\"build \" + (id)|]);", "log.Info(\"build {Id}\", (id));")]
    public Task A_sum_of_strings_becomes_a_template(string before, string after) => VerifyFix(before, after);

    [Theory]
    [InlineData("log.Info([|string.Format(\"build {0}\", id)|]);", "log.Info(\"build {Id}\", id);")]
    [InlineData("log.Info([|String.Format(null, \"{1,5:F1} {{0}} {0} {0}\", id, took)|]);", "log.Info(\"{Took,5:F1} {{0}} {Id} {Id2}\", took, id, id);")]
    public Task A_formatted_message_becomes_a_template(string before, string after) => VerifyFix(before, after);

    [Theory]
    [InlineData("log.Info([|$\"build {id} {{Other}}\"|], took);")]
    [InlineData("log.Info([|$\"build {id + 1}\"|]);")]
    [InlineData("log.Info([|id + id + \" builds\"|]);")]
    [InlineData("log.Info([|\"build \" /* the first */ + id|]);")]
    [InlineData("log.Info([|\"build \" + id + 1|]);")]
    [InlineData("log.Info([|string.Format(\"{0} {1}\", id)|]);")]
    [InlineData("log.Info([|string.Format(\"{0} {\", id)|]);")]
    [InlineData("log.Info([|string.Format(build.Branch, id)|]);")]
    [InlineData("log.Info([|string.Format(format: \"{0}\", id)|]);")]
    [InlineData("log.Info([|$\"{build.Branch.AsSpan()}\"|]);")]
    [InlineData("ReadOnlySpan<char> span = build.Branch; log.Info([|$\"{span}\"|]);")]
    public Task What_has_values_already_or_no_name_stays(string body) => VerifyFix(body, body);

    private static Task VerifyFix(string before, string after) =>
        Verify.Fix<VaryingTemplate, LogInterpolationFix>(LogStub.InMethod(before), LogStub.InMethod(after));

    /// <summary>Finds what CA2254 does: a message that is put together.</summary>
    private sealed class VaryingTemplate() : SdkRule("CA2254")
    {
        protected override bool Finds(ExpressionSyntax message, int values) => message is not LiteralExpressionSyntax and not IdentifierNameSyntax;
    }
}
