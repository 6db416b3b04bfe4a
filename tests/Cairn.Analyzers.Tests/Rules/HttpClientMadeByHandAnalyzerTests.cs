using Cairn.Analyzers.Rules;

namespace Cairn.Analyzers.Tests.Rules;

public sealed class HttpClientMadeByHandAnalyzerTests
{
    [Theory]
    [InlineData("HttpClient Get() => [|new HttpClient()|];")]
    [InlineData("readonly HttpClient http = [|new()|];")]
    [InlineData("static HttpClient Http => [|new HttpClient()|];")]
    [InlineData("static HttpClient http = [|new HttpClient { Timeout = default }|];")]
    [InlineData("HttpClient Get() => [|new HttpClient(new HttpClientHandler())|];")]
    [InlineData("HttpClient Get() { var plain = new HttpClientHandler(); return [|new HttpClient(plain, disposeHandler: true)|]; }")]
    [InlineData("Func<HttpClient> make = () => [|new HttpClient()|];")]
    public Task A_client_made_for_one_object_or_call_is_found(string member) => VerifyMember(member);

    [Theory]
    [InlineData("static readonly HttpClient Http = new();")]
    [InlineData("static readonly Lazy<HttpClient> Http = new(() => new HttpClient());")]
    [InlineData("static HttpClient Http { get; } = new();")]
    [InlineData("static readonly HttpClient Http; static Builds() { Http = new HttpClient(); }")]
    [InlineData("HttpClient Get() => new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(2) });")]
    [InlineData("HttpClient Get(HttpMessageHandler handler) => new(handler, disposeHandler: false);")]
    [InlineData("HttpClient Get(HttpClientHandler handler) => new(handler);")]
    [InlineData("HttpClient Get(IServiceProvider services) => new();")]
    [InlineData("void Add(IServiceCollection services) => services.AddSingleton(_ => new HttpClient());")]
    [InlineData("void Add(IServiceCollection services) => services.AddSingleton(new HttpClient());")]
    [InlineData("class Factory : IHttpClientFactory { public HttpClient CreateClient(string name) => new HttpClient(); }")]
    [InlineData("object Other() => new HttpRequestMessage();")]
    public Task A_client_that_is_shared_or_made_by_a_factory_is_not_found(string member) => VerifyMember(member);

    [Fact]
    public Task A_test_may_make_its_client() =>
        VerifyMember("HttpClient Get() => new HttpClient(); } namespace Xunit { class FactAttribute : Attribute { }");

    [Fact]
    public Task Without_a_factory_in_reach_there_is_nothing_better() => Verify.Diagnostic<HttpClientMadeByHandAnalyzer>(
        "class Builds { object http = new System.Net.Http.HttpClient(); }");

    [Theory]
    [InlineData("object Get() => [|new HttpClient()|];", "IHttpClientFactory.CreateClient(nameof(Builds))")]
    [InlineData("object Get(IHttpClientFactory clients) => [|new HttpClient()|];", "clients.CreateClient(nameof(Builds))")]
    [InlineData("class Of<T> { object http = [|new HttpClient()|]; }", "IHttpClientFactory.CreateClient(\"Of\")")]
    public async Task The_message_names_the_factory_and_the_client(string member, string replacement)
    {
        var found = await VerifyMember(member);

        Assert.Equal(
            $"'new HttpClient' opens connections of its own and is out of reach of configuration and tests. Use '{replacement}'.",
            Assert.Single(found).GetMessage(null));
    }

    private static async Task<IReadOnlyList<Microsoft.CodeAnalysis.Diagnostic>> VerifyMember(string member) =>
        await Verify.Diagnostic<HttpClientMadeByHandAnalyzer>($$"""
        using System;
        using System.Net.Http;
        using Microsoft.Extensions.DependencyInjection;

        class Builds
        {
            {{member}}
        }

        namespace System.Net.Http
        {
            interface IHttpClientFactory { HttpClient CreateClient(string name); }
        }

        namespace Microsoft.Extensions.DependencyInjection
        {
            interface IServiceCollection { }

            static class ServiceCollectionServiceExtensions
            {
                public static void AddSingleton<T>(this IServiceCollection services, T instance) { }
                public static void AddSingleton<T>(this IServiceCollection services, Func<IServiceProvider, T> make) { }
            }
        }
        """);
}
