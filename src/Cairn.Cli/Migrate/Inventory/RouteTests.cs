using System.Globalization;
using System.Text;

namespace Cairn.Cli.Migrate.Inventory;

/// <summary>Tests that tell which routes are migrated: they fail for one that is, until its line goes to the tests of parity.</summary>
internal static class RouteTests
{
    public static string Of(LegacyService service, string space)
    {
        var text = new StringBuilder();
        text.Append($$"""
            using System.Net;
            using Cairn.Testing;
            using Xunit;

            namespace {{space}}.Tests;

            /// <summary>What is left to migrate: each line goes with its stub, when its route is written.</summary>
            public sealed class LegacyRouteTests
            {
                [Theory]

            """.ReplaceLineEndings("\n"));
        foreach (var route in service.Routes)
        {
            text.Append(CultureInfo.InvariantCulture, $"    [InlineData(\"{route.Method}\", {Naming.Quoted(Sample(route))})]\n");
        }

        text.Append($$"""
                public async Task A_route_that_is_not_migrated_says_so(string method, string path)
                {
                    await using var host = await CairnTestHost.StartAsync<{{space.Split('.')[^1]}}Service>(cancellationToken: TestContext.Current.CancellationToken);
                    using var request = new HttpRequestMessage(new HttpMethod(method), path);

                    using var response = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);

                    Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
                    Assert.True(response.Headers.Contains("X-Cairn-Not-Migrated"));
                }
            }

            """.ReplaceLineEndings("\n"));
        return text.ToString();
    }

    private static string Sample(LegacyRoute route) =>
        route.Parameters.Aggregate(route.Path, (path, parameter) => path.Replace($"{{{parameter.Name}}}", parameter.Sample, StringComparison.Ordinal));
}
