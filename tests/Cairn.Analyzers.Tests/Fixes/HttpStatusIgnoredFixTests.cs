using Cairn.Analyzers.CodeFixes.Fixes;
using Cairn.Analyzers.Rules;

namespace Cairn.Analyzers.Tests.Fixes;

public sealed class HttpStatusIgnoredFixTests
{
    [Fact]
    public Task Success_is_ensured_as_soon_as_the_response_is_there() => VerifyFix(
        """
        using var response = await http.GetAsync(url);
        return await response.Content.ReadAsStringAsync();
        """.Finding("response.Content"),
        """
        using var response = await http.GetAsync(url);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
        """);

    [Fact]
    public Task Each_response_gets_its_own_check_and_comments_stay() => VerifyFix(
        """
        // first
        var a = await http.GetAsync(url); // of two

        var b = await http.GetAsync(url);
        return await [|a.Content|].ReadAsStringAsync() + [|b.Content|];
        """,
        """
        // first
        var a = await http.GetAsync(url); // of two
        a.EnsureSuccessStatusCode();

        var b = await http.GetAsync(url);
        b.EnsureSuccessStatusCode();
        return await a.Content.ReadAsStringAsync() + b.Content;
        """);

    [Theory]
    [InlineData("{ var r = http.Send(new()); return [|r.Content|].ToString(); }", "{ var r = http.Send(new()); r.EnsureSuccessStatusCode(); return r.Content.ToString(); }")]
    [InlineData("using (var r = http.Send(new())) { return [|r.Content|].ToString(); }", "using (var r = http.Send(new())) { r.EnsureSuccessStatusCode(); return r.Content.ToString(); }")]
    public Task Blocks_on_one_line_stay_on_one_line(string before, string after) => VerifyFix(before, after);

    [Theory]
    [InlineData("using (var r = http.Send(new())) return [|r.Content|].ToString();")]
    [InlineData("HttpResponseMessage r; r = http.Send(new()); return [|r.Content|].ToString();")]
    [InlineData("HttpResponseMessage r = http.Send(new()), s = r; return [|s.Content|].ToString();")]
    public Task Where_there_is_no_room_nothing_is_inserted(string body) => VerifyFix(body, body);

    [Fact]
    public Task A_program_of_statements_is_fixed_too() => Verify.Fix<HttpStatusIgnoredAnalyzer, HttpStatusIgnoredFix>(
        """
        using System.Net.Http;

        var response = new HttpClient().Send(new());
        System.Console.WriteLine([|response.Content|]);
        """,
        """
        using System.Net.Http;

        var response = new HttpClient().Send(new());
        response.EnsureSuccessStatusCode();
        System.Console.WriteLine(response.Content);
        """);

    private static Task VerifyFix(string before, string after) =>
        Verify.Fix<HttpStatusIgnoredAnalyzer, HttpStatusIgnoredFix>(InMethod(before), InMethod(after));

    private static string InMethod(string body) => $$"""
        using System.Net.Http;
        using System.Threading.Tasks;

        class BuildLogs
        {
            static async Task<string?> DownloadAsync(HttpClient http, string url)
            {
                await Task.Yield();
        {{body}}
            }
        }
        """;
}
