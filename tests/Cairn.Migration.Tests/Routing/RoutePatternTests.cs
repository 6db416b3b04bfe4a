using Cairn.Migration.Routing;

namespace Cairn.Migration.Tests.Routing;

public sealed class RoutePatternTests
{
    [Theory]
    [InlineData("GET /builds/{id}", "GET", "/builds/42", true)]
    [InlineData("GET /builds/{id}", "HEAD", "/builds/42", true)]
    [InlineData("GET /builds/{id}", "POST", "/builds/42", false)]
    [InlineData("* /builds/{id}", "PATCH", "/builds/42", true)]
    [InlineData("GET /builds/{id}", "GET", "/Builds/42", false)]
    [InlineData("GET /builds/{id}", "GET", "/builds/42/", false)]
    [InlineData("GET /builds/{id}/", "GET", "/builds/42/", true)]
    [InlineData("GET /builds/{id}", "GET", "/builds/", false)]
    [InlineData("GET /builds/{id}", "GET", "/builds/a%2Fb", true)]
    [InlineData("GET /builds/{id}", "GET", "/builds/..", false)]
    [InlineData("GET /builds/{id}", "GET", "/builds/%2E.", false)]
    [InlineData("GET /builds/{id}", "GET", "/builds/...", true)]
    [InlineData("GET /builds/42", "GET", "/builds/%34%32", false)]
    [InlineData("GET /builds/42", "GET", "/x/../builds/42", false)]
    [InlineData("GET /builds", "GET", "//builds", false)]
    [InlineData("GET /files/{**path}", "GET", "/files/a/b", true)]
    [InlineData("GET /files/{**path}", "GET", "/files/a/../b", false)]
    [InlineData("GET /files/{**path}", "GET", "/files", false)]
    [InlineData("GET /", "GET", "/", true)]
    [InlineData("GET /", "GET", "/x", false)]
    public void A_path_is_matched_as_it_came(string match, string method, string path, bool matches) =>
        Assert.Equal(matches, RoutePattern.Parse(match).Pattern!.Matches(method, path));

    [Theory]
    [InlineData("/builds")]
    [InlineData("get /builds")]
    [InlineData("GET builds")]
    [InlineData("GET /builds/{id:int}")]
    [InlineData("GET /builds/{id}.json")]
    [InlineData("GET /files/{**path}/x")]
    [InlineData("GET /builds?x=1")]
    [InlineData("GET /a/../b")]
    [InlineData("")]
    public void What_is_no_pattern_is_refused(string match) => Assert.NotNull(RoutePattern.Parse(match).Rule);

    [Fact]
    public void The_most_specific_comes_first()
    {
        string[] patterns = ["* /{**rest}", "GET /builds/{**rest}", "* /builds/{id}", "GET /builds/{id}", "HEAD /builds/{id}", "GET /builds/latest"];

        var sorted = patterns.OrderBy(pattern => RoutePattern.Parse(pattern).Pattern!.Rank, StringComparer.Ordinal);

        Assert.Equal(["GET /builds/latest", "HEAD /builds/{id}", "GET /builds/{id}", "* /builds/{id}", "GET /builds/{**rest}", "* /{**rest}"], sorted);
    }
}
