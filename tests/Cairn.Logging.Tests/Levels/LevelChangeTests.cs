using System.Text.Json;
using Cairn.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cairn.Logging.Tests;

/// <summary>Levels that hold for a while, through the front door that the management port opens.</summary>
public sealed class LevelChangeTests : IDisposable
{
    private readonly ManualTimeProvider _clock = new();
    private readonly StringWriter _output = new();
    private readonly RecordingProvider _recorder = new();
    private readonly IHost _host;

    public LevelChangeTests()
    {
        var builder = Host.CreateApplicationBuilder().With("Logging:Recorder:LogLevel:Default", "Warning").With("Logging:LogLevel:Acme.Tests", "Error");
        builder.Services.AddSingleton<TimeProvider>(_clock).AddKeyedSingleton<TextWriter>(LogPipeline.OutputKey, _output).AddCairnLogging();
        builder.Logging.AddProvider(_recorder);
        _host = builder.Build();
    }

    [Fact]
    public async Task A_level_that_was_asked_for_holds_for_every_provider_and_ends_by_itself()
    {
        var logger = LoggerOf("Acme.Builds");

        await AskAsync("PUT", "?category=Acme&level=debug");
        Assert.True(logger.IsEnabled(LogLevel.Debug));
        logger.LogDebug("While it holds");
        _clock.Advance(TimeSpan.FromMinutes(30));
        logger.LogDebug("Too late");

        Assert.False(logger.IsEnabled(LogLevel.Debug));
        Assert.Equal(["While it holds"], _recorder.Messages.Where(message => !message.Contains("lines from", StringComparison.Ordinal)));
        Assert.Equal(["LevelChanged", null, "LevelExpired"], Lines().Select(line => line.Text("event.name")));
    }

    [Theory]
    [InlineData("Acme")]
    [InlineData("default")]
    public async Task A_category_that_is_configured_more_closely_keeps_its_level(string category)
    {
        await AskAsync("PUT", $"?category={category}&level=Trace");

        LoggerOf("Acme.Tests").LogWarning("Configured away");
        LoggerOf("Acme.Builds").LogTrace("Asked for");

        Assert.Equal(["LevelChanged", null], Lines().Select(line => line.Text("event.name")));
    }

    [Fact]
    public async Task A_level_can_be_raised_as_well()
    {
        await AskAsync("PUT", "?category=Acme.Builds&level=None&for=00:00:10");

        Assert.False(LoggerOf("Acme.Builds").IsEnabled(LogLevel.Critical));
    }

    [Fact]
    public async Task Asking_again_starts_the_while_again()
    {
        await AskAsync("PUT", "?category=Acme&level=Debug&for=00:10:00");
        _clock.Advance(TimeSpan.FromMinutes(9));
        await AskAsync("PUT", "?category=ACME&level=Trace&for=00:10:00");
        _clock.Advance(TimeSpan.FromMinutes(9));

        Assert.True(LoggerOf("Acme").IsEnabled(LogLevel.Trace));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(LoggerOf("Acme").IsEnabled(LogLevel.Debug));
    }

    [Fact]
    public async Task A_reset_goes_back_to_what_is_configured()
    {
        await AskAsync("PUT", "?category=Acme&level=Debug");
        var (status, body) = await AskAsync("DELETE", "?category=acme");

        Assert.Equal(200, status);
        Assert.Equal("""{"overrides":[]}""", body);
        Assert.False(LoggerOf("Acme").IsEnabled(LogLevel.Debug));
        Assert.Equal(["LevelChanged", "LevelReset"], Lines().Select(line => line.Text("event.name")));
    }

    [Fact]
    public async Task Who_asked_for_what_until_when_is_logged_and_shown()
    {
        await AskAsync("PUT", "?category=Acme.Builds&level=Debug&for=01:00:00");
        var (_, body) = await AskAsync("GET", "");

        var line = Assert.Single(Lines());
        Assert.Equal("Acme.Builds writes lines from Debug on until 2000-01-01T01:00:00.0000000+00:00, as 10.1.2.3 asked for", line.Text("msg"));
        Assert.Equal("""{"overrides":[{"category":"Acme.Builds","level":"Debug","until":"2000-01-01T01:00:00Z"}]}""", body);
    }

    public void Dispose()
    {
        _host.Dispose();
        _output.Dispose();
    }

    private ILogger LoggerOf(string category) => _host.Services.GetRequiredService<ILoggerFactory>().CreateLogger(category);

    private Task<(int Status, string Body)> AskAsync(string method, string query) =>
        LevelCall.AskAsync(_host.Services.GetRequiredKeyedService<RequestDelegate>("Cairn.Logging.Levels"), method, query);

    private List<JsonElement> Lines()
    {
        _host.Dispose();
        return [.. _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(StrictJson.Parse)];
    }
}
