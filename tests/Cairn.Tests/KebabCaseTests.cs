namespace Cairn.Tests;

public sealed class KebabCaseTests
{
    [Theory]
    [InlineData("Acme.BuildStatus", "acme-build-status")]
    [InlineData("Ci.GitHub.Cache2", "ci-git-hub-cache2")]
    [InlineData("HTTPProxy", "http-proxy")]
    [InlineData("build_status", "build-status")]
    [InlineData("3rd.Party", "rd-party")]
    [InlineData("---", "")]
    public void A_name_becomes_kebab_case(string name, string expected)
    {
        var kebab = KebabCase.From(name);

        Assert.Equal(expected, kebab);
        Assert.True(kebab.Length == 0 || KebabCase.Describes(kebab));
    }

    [Theory]
    [InlineData("build-status", true)]
    [InlineData("b2", true)]
    [InlineData("Build-Status", false)]
    [InlineData("build--status", false)]
    [InlineData("-build", false)]
    [InlineData("2build", false)]
    [InlineData("build-status\n", false)]
    [InlineData("", false)]
    public void Kebab_case_is_recognised(string name, bool expected)
    {
        Assert.Equal(expected, KebabCase.Describes(name));
    }
}
