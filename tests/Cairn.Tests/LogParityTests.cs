using System.Globalization;
using System.Text.Json;
using Cairn.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cairn.Tests;

/// <summary>One call of a logger, once on the console and once over OTLP.</summary>
public sealed partial class LogParityTests
{
    private static readonly string Password = Guid.NewGuid().ToString("N")[..12];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_console_and_OTLP_say_the_same()
    {
        var (line, record) = await BothOf("FailedBuild");

        Assert.Equal(line.GetProperty("msg").GetString(), record.Body);
        Assert.Equal(line.GetProperty("event.name").GetString(), record.EventName);
        Assert.Equal(line.GetProperty("logger").GetString(), record.Scope);
        Assert.Equal(line.GetProperty("trace_id").GetString(), record.TraceId);
        Assert.Equal(line.GetProperty("span_id").GetString(), record.SpanId);
        Assert.Equal(line.GetProperty("service.name").GetString(), record.Resource["service.name"]);
        Assert.Equal(line.GetProperty("env").GetString(), record.Resource["deployment.environment.name"]);
        Assert.Equal(line.GetProperty("event.id").GetInt64(), record.Attributes["event.id"]);
        Assert.Equal(line.GetProperty("msg.template").GetString(), record.Attributes["msg.template"]);
        Assert.Equal(line.GetProperty("error.type").GetString(), record.Attributes["error.type"]);
        Assert.Equal(line.GetProperty("error.type").GetString(), record.Attributes["exception.type"]);
        Assert.Equal(line.GetProperty("error.message").GetString(), record.Attributes["exception.message"]);
        Assert.Equal(line.GetProperty("error.stack").GetString(), record.Attributes["exception.stacktrace"]);
    }

    [Fact]
    public async Task Values_and_scopes_have_the_same_names_and_values_in_both()
    {
        var (line, record) = await BothOf("FailedBuild");

        foreach (var name in new[] { "Id", "Branch", "Runner", "RequestPath" })
        {
            Assert.Equal(line.GetProperty(name).ToString(), Convert.ToString(record.Attributes[name], CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task A_secret_that_nobody_marked_reaches_neither()
    {
        var (line, record) = await BothOf("SignedIn");

        var exported = string.Join(' ', record.Attributes.Select(attribute => $"{attribute.Key}={attribute.Value}").Append(record.Body));
        Assert.Equal("Signed in to https://ci:***@git.example with ***", line.GetProperty("msg").GetString());
        Assert.Equal(line.GetProperty("msg").GetString(), record.Body);
        Assert.DoesNotContain(Password, exported, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, line.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_repeats_the_ids_of_the_trace_as_values()
    {
        var (line, record) = await BothOf("FailedBuild");

        Assert.DoesNotContain(line.EnumerateObject(), member => member.Name is "TraceId" or "SpanId" or "ParentId");
        Assert.DoesNotContain(record.Attributes, attribute => attribute.Key is "TraceId" or "SpanId" or "ParentId");
    }

    [Fact]
    public async Task A_level_changed_in_the_configuration_governs_both()
    {
        await using var receiver = await OtlpReceiver.StartAsync(Cancellation);
        using var output = new StringWriter();
        await using (var app = Build(receiver, output))
        {
            await app.StartAsync(Cancellation);
            var logger = app.Services.GetRequiredService<ILogger<LogParityTests>>();
            Detail(logger, "before");
            app.Configuration["Logging:LogLevel:Cairn.Tests"] = "Debug";
            ((IConfigurationRoot)app.Configuration).Reload();
            Detail(logger, "after");
            await app.StopAsync(Cancellation);
        }

        Assert.Equal(["after"], Lines(output).Where(line => IsNamed(line, "Detail")).Select(line => line.GetProperty("When").GetString()));
        Assert.Equal(["after"], receiver.Logs.Where(record => record.EventName == "Detail").Select(record => record.Attributes["When"]));
    }

    private static async Task<(JsonElement Line, OtlpLogRecord Record)> BothOf(string eventName)
    {
        await using var receiver = await OtlpReceiver.StartAsync(Cancellation);
        using var output = new StringWriter();
        await using (var app = Build(receiver, output))
        {
            app.MapGet("/fail", Fail);
            await app.StartAsync(Cancellation);
            using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
            await http.GetAsync("/fail", Cancellation);
            await app.StopAsync(Cancellation);
        }

        return (Assert.Single(Lines(output), line => IsNamed(line, eventName)), Assert.Single(receiver.Logs, record => record.EventName == eventName));
    }

    private static WebApplication Build(OtlpReceiver receiver, TextWriter output)
    {
        var builder = WebApplication.CreateBuilder(
        [
            $"--OTEL_EXPORTER_OTLP_ENDPOINT={receiver.Endpoint}", "--urls=http://127.0.0.1:0", "--environment=Production",
            "--Cairn:Hosting:ManagementPort=0", "--Cairn:Hosting:ManagementAddress=127.0.0.1", "--Cairn:Hosting:DrainDelay=00:00:00",
        ]);
        builder.AddCairn();
        builder.Services.AddKeyedSingleton("Cairn.Logging", output);
        return builder.Build();
    }

    private static void Fail(ILogger<LogParityTests> logger)
    {
        using var scope = logger.BeginScope(new Dictionary<string, object> { ["Runner"] = "r1" });
        FailedBuild(logger, 42, "main", new InvalidOperationException("Broken", new TimeoutException("Slow")));
        SignedIn(logger, $"https://ci:{Password}@git.example", Password, new InvalidOperationException($"https://ci:{Password}@git.example refused"));
    }

    private static List<JsonElement> Lines(StringWriter output) =>
        [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];

    private static bool IsNamed(JsonElement line, string eventName) =>
        line.TryGetProperty("event.name", out var name) && name.GetString() == eventName;

    [LoggerMessage(LogLevel.Warning, "Signed in to {Server} with {Password}", EventName = "SignedIn")]
    private static partial void SignedIn(ILogger logger, string server, string password, Exception exception);

    [LoggerMessage(LogLevel.Error, "Build {Id} of {Branch} failed", EventName = "FailedBuild")]
    private static partial void FailedBuild(ILogger logger, int id, string branch, Exception exception);

    [LoggerMessage(LogLevel.Debug, "Detail {When}", EventName = "Detail")]
    private static partial void Detail(ILogger logger, string when);
}
