using Cairn.Analyzers.CodeFixes.Fixes;
using Cairn.Analyzers.Rules;

namespace Cairn.Analyzers.Tests.Fixes;

public sealed class HttpClientMadeByHandFixTests
{
    [Fact]
    public Task The_factory_in_scope_is_asked() => VerifyFix(
        """
        public async Task<string> DownloadAsync(Uri log, CancellationToken stop)
        {
            using var http = new HttpClient();
            return await http.GetStringAsync(log, stop);
        }
        """.Finding("new HttpClient()"),
        """
        public async Task<string> DownloadAsync(Uri log, CancellationToken stop)
        {
            using var http = factory.CreateClient(nameof(BuildLogs));
            return await http.GetStringAsync(log, stop);
        }
        """);

    [Theory]
    [InlineData("HttpClient http = [|new()|];", "HttpClient http = factory.CreateClient(nameof(BuildLogs));")]
    [InlineData("object Get(IHttpClientFactory mine) => /* a */ [|new HttpClient()|] /* b */;", "object Get(IHttpClientFactory mine) => /* a */ mine.CreateClient(nameof(BuildLogs)) /* b */;")]
    [InlineData("object http = ([|new HttpClient()|], [|new HttpClient()|]);", "object http = (factory.CreateClient(nameof(BuildLogs)), factory.CreateClient(nameof(BuildLogs)));")]
    public Task Wherever_it_stands(string before, string after) => VerifyFix(before, after);

    [Theory]
    [InlineData("object http = [|new HttpClient { Timeout = default }|];")]
    [InlineData("object http = [|new HttpClient(new HttpClientHandler())|];")]
    [InlineData("static object Get() => [|new HttpClient()|];")]
    public Task Settings_are_not_lost_and_a_factory_is_not_invented(string member) => VerifyFix(member, member);

    private static Task VerifyFix(string before, string after) =>
        Verify.Fix<HttpClientMadeByHandAnalyzer, HttpClientMadeByHandFix>(InClass(before), InClass(after));

    private static string InClass(string member) => $$"""
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class BuildLogs(IHttpClientFactory factory)
        {
        {{member}}
            object kept = factory;
        }

        namespace System.Net.Http
        {
            interface IHttpClientFactory { HttpClient CreateClient(string name); }
        }
        """;
}
