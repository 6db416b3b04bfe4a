using Cairn.Analyzers.Rules;

namespace Cairn.Analyzers.Tests.Rules;

public sealed class HttpStatusIgnoredAnalyzerTests
{
    [Theory]
    [InlineData("using var r = await http.GetAsync(url); return await [|r.Content|].ReadAsStringAsync();")]
    [InlineData("var r = http.Send(new()); return [|r.Content|].ToString();")]
    [InlineData("HttpResponseMessage r; r = await http.GetAsync(url); return await [|r.Content|].ReadAsStringAsync();")]
    [InlineData("using (var r = await http.GetAsync(url)) { return await [|r.Content|].ReadAsStringAsync(); }")]
    [InlineData("var r = await http.GetAsync(url); var read = () => [|r.Content|].ReadAsStream(); return read().ToString();")]
    [InlineData("var r = await http.GetAsync(url); _ = r.Headers.Age; using (r) { return r.ReasonPhrase + [|r.Content|]; }")]
    public Task Content_that_is_read_whatever_the_status_is_found(string body) => VerifyBody(body);

    [Theory]
    [InlineData("var r = await http.GetAsync(url); r.EnsureSuccessStatusCode(); return await r.Content.ReadAsStringAsync();")]
    [InlineData("var r = await http.GetAsync(url); return r.IsSuccessStatusCode ? await r.Content.ReadAsStringAsync() : null;")]
    [InlineData("var r = await http.GetAsync(url); var text = await r.Content.ReadAsStringAsync(); return (int)r.StatusCode + text;")]
    [InlineData("var r = await http.GetAsync(url); if (r is { IsSuccessStatusCode: false }) { return null; } return r.Content.ToString();")]
    [InlineData("var r = (await http.GetAsync(url)).EnsureSuccessStatusCode(); Check(r); return r.Content.ToString();")]
    public Task A_status_that_is_looked_at_is_not_found(string body) => VerifyBody(body);

    [Theory]
    [InlineData("var r = await http.GetAsync(url); Check(r); return await r.Content.ReadAsStringAsync();")]
    [InlineData("var r = await http.GetAsync(url); Content = r.Content.ToString(); Kept = r; return null;")]
    [InlineData("var r = await http.GetAsync(url); return new { r, r.Content }.ToString();")]
    [InlineData("var r = new HttpResponseMessage(); r.Content = null; return r.Content.ToString();")]
    [InlineData("var r = http.Send(new()); r.Content = null; return null;")]
    [InlineData("return await http.GetStringAsync(url);")]
    public Task A_response_that_others_see_or_that_is_made_here_is_not_found(string body) => VerifyBody(body);

    [Fact]
    public Task A_check_in_one_call_with_the_request_is_seen() => VerifyBody(
        "using var r = (await http.GetAsync(url)).EnsureSuccessStatusCode(); return await r.Content.ReadAsStringAsync();");

    [Fact]
    public async Task The_message_names_the_response()
    {
        var found = await VerifyBody("var answer = http.Send(new()); return [|answer.Content|].ToString();");

        Assert.Equal(
            "'answer.Content' is read even if the server answered with an error. Call 'answer.EnsureSuccessStatusCode()' first.",
            Assert.Single(found).GetMessage(null));
    }

    private static async Task<IReadOnlyList<Microsoft.CodeAnalysis.Diagnostic>> VerifyBody(string body) =>
        await Verify.Diagnostic<HttpStatusIgnoredAnalyzer>($$"""
        using System.Net.Http;
        using System.Threading.Tasks;

        class Builds
        {
            static HttpResponseMessage? Kept;
            static string? Content;

            static async Task<string?> ReadAsync(HttpClient http, string url)
            {
                await Task.Yield();
                {{body}}
            }

            static void Check(HttpResponseMessage response) => response.EnsureSuccessStatusCode();
        }
        """);
}
