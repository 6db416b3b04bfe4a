using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cairn.Logging.Tests;

public sealed class LevelRefusalTests : IDisposable
{
    private readonly IHost _host;
    private readonly RequestDelegate _endpoint;

    public LevelRefusalTests()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddKeyedSingleton(LogPipeline.OutputKey, TextWriter.Null).AddCairnLogging();
        _host = builder.Build();
        _endpoint = _host.Services.GetRequiredKeyedService<RequestDelegate>("Cairn.Logging.Levels");
    }

    [Theory]
    [InlineData("?level=Debug", "'category' is missing. It is the name of a logger or its beginning, at most 256 characters without *. Use one such as Acme.Builds, or Default for every logger.")]
    [InlineData("?category=A*&level=Debug", "'category' is A*. It is the name")]
    [InlineData("?category=A%0AB&level=Debug", "'category' is A")]
    [InlineData("?category=A&category=B&level=Debug", "'category' is A,B. It is the name")]
    [InlineData("?category=Acme", "'level' is missing. The levels are Trace, Debug, Information, Warning, Error, Critical, None. Use one of them.")]
    [InlineData("?category=Acme&level=Loud", "'level' is Loud. The levels are Trace,")]
    [InlineData("?category=Acme&level=2", "'level' is 2. The levels are Trace,")]
    [InlineData("?category=Acme&level=Debug&for=24", "'for' is 24. It is a duration above 00:00:00 and at most 1.00:00:00, which is a day. Use one such as 01:00:00, or leave it out for 00:30:00.")]
    [InlineData("?category=Acme&level=Debug&for=00:00:00", "'for' is 00:00:00. It is a duration")]
    [InlineData("?category=Acme&level=Debug&for=1.00:00:01", "'for' is 1.00:00:01. It is a duration")]
    [InlineData("?category=Acme&level=Debug&for=", "'for' is missing. It is a duration")]
    [InlineData("?category=Acme&level=Debug&duration=01:00:00", "'duration' is not known. The parameters are category, level, for. Use one of them.")]
    public async Task What_cannot_be_done_is_said_with_what_can(string query, string sentence)
    {
        var (status, body) = await LevelCall.AskAsync(_endpoint, "PUT", query);

        Assert.Equal(400, status);
        Assert.StartsWith(sentence, body, StringComparison.Ordinal);
        Assert.Equal("""{"overrides":[]}""", (await LevelCall.AskAsync(_endpoint, "GET", "")).Body);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        var (_, body) = await LevelCall.AskAsync(_endpoint, "PUT", "?level=Loud&for=soon&who=me");

        Assert.Equal(4, body.TrimEnd('\n').Split('\n').Length);
    }

    [Fact]
    public async Task A_reset_of_what_was_not_changed_names_what_was()
    {
        await LevelCall.AskAsync(_endpoint, "PUT", "?category=Acme.Builds&level=Debug");
        var (status, body) = await LevelCall.AskAsync(_endpoint, "DELETE", "?category=Acme");

        Assert.Equal(404, status);
        Assert.Equal("The level of Acme is as configured. Changed are: Acme.Builds.\n", body);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task A_web_page_can_do_nothing(string method)
    {
        var (status, _) = await LevelCall.AskAsync(_endpoint, method, "?category=Acme&level=Debug", origin: "https://evil.example");

        Assert.Equal(403, status);
        Assert.Equal("""{"overrides":[]}""", (await LevelCall.AskAsync(_endpoint, "GET", "")).Body);
    }

    [Fact]
    public async Task Another_method_is_told_the_right_ones()
    {
        var (status, body) = await LevelCall.AskAsync(_endpoint, "POST", "?category=Acme&level=Debug");

        Assert.Equal(405, status);
        Assert.Equal("Levels are read with GET, changed with PUT and reset with DELETE.\n", body);
    }

    [Fact]
    public async Task There_is_an_end_to_how_many_levels_can_be_changed()
    {
        for (var number = 0; number < 100; number++)
        {
            Assert.Equal(200, (await LevelCall.AskAsync(_endpoint, "PUT", $"?category=A{number}&level=Debug")).Status);
        }

        var (status, body) = await LevelCall.AskAsync(_endpoint, "PUT", "?category=OneMore&level=Debug");
        var another = await LevelCall.AskAsync(_endpoint, "PUT", "?category=a7&level=Trace");

        Assert.Equal((400, 200), (status, another.Status));
        Assert.Equal("100 levels are changed already, which is the limit. Reset one with DELETE, or change one of them.\n", body);
    }

    public void Dispose() => _host.Dispose();
}
