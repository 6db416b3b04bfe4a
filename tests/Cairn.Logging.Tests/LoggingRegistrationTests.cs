using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Logging.Debug;
using Microsoft.Extensions.Options;

namespace Cairn.Logging.Tests;

public sealed class LoggingRegistrationTests
{
    [Fact]
    public void No_services_is_an_argument_error()
    {
        Assert.Throws<ArgumentNullException>(() => LoggingRegistration.AddCairnLogging(null!));
    }

    [Fact]
    public void Adding_it_twice_writes_each_line_once()
    {
        var lines = Capture.Lines(logger => logger.LogInformation("Ready"), builder => builder.Services.AddCairnLogging());

        Assert.Single(lines);
    }

    [Fact]
    public void The_default_console_and_debug_providers_are_gone()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddCairnLogging();
        using var host = builder.Build();

        var providers = host.Services.GetServices<ILoggerProvider>();

        Assert.DoesNotContain(providers, provider => provider is ConsoleLoggerProvider or DebugLoggerProvider);
    }

    [Fact]
    public void Providers_of_others_stay_whether_added_before_or_after()
    {
        using var before = new RecordingProvider();
        using var after = new RecordingProvider();
        using var output = new StringWriter();
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.AddProvider(before);
        builder.Services.AddKeyedSingleton<TextWriter>(LogPipeline.OutputKey, output).AddCairnLogging();
        builder.Logging.AddProvider(after);
        using var host = builder.Build();

        host.Services.GetRequiredService<ILogger<LoggingRegistrationTests>>().LogInformation("Ready");

        Assert.Equal(["Ready"], before.Messages);
        Assert.Equal(["Ready"], after.Messages);
    }

    [Fact]
    public void Two_hosts_in_one_process_do_not_meet()
    {
        string? inner = null;
        var outer = Capture.Lines(logger =>
        {
            logger.LogInformation("From the first");
            inner = Capture.Line(second => second.LogInformation("From the second")).Text("msg");
            logger.LogInformation("Still from the first");
        });

        Assert.Equal(["From the first", "Still from the first"], outer.Select(line => line.Text("msg")));
        Assert.Equal("From the second", inner);
    }

    [Fact]
    public void Everything_queued_is_written_before_the_container_is_gone()
    {
        var lines = Capture.Lines(logger =>
        {
            for (var number = 0; number < 5_000; number++)
            {
                logger.LogInformation("Line {Number}", number);
            }
        });

        Assert.Equal(Enumerable.Range(0, 5_000), lines.Select(line => line.GetProperty("Number").GetInt32()));
    }

    [Fact]
    public async Task An_unknown_format_stops_the_host_with_a_sentence()
    {
        var builder = Host.CreateApplicationBuilder().With("Cairn:Logging:Format", "Yaml");
        builder.Services.AddKeyedSingleton(LogPipeline.OutputKey, TextWriter.Null).AddCairnLogging();
        using var host = builder.Build();

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Equal(
            "'Cairn:Logging:Format' is Yaml. The known formats are Auto, Json, Text. Use one of them, or remove the key for Auto.",
            failure.Message);
    }

    [Theory]
    [InlineData("jsonl", "Json, Auto, Text")]
    [InlineData("TXT", "Text, Auto, Json")]
    [InlineData("2", "Auto, Json, Text")]
    [InlineData("Json, Text", "Json, Auto, Text")]
    public async Task The_nearest_known_format_is_named_first(string format, string known)
    {
        var builder = Host.CreateApplicationBuilder().With("Cairn:Logging:Format", format);
        builder.Services.AddKeyedSingleton(LogPipeline.OutputKey, TextWriter.Null).AddCairnLogging();
        using var host = builder.Build();

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.StartsWith($"'Cairn:Logging:Format' is {format}. The known formats are {known}.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sentence_that_stops_the_host_is_itself_a_line()
    {
        using var output = new StringWriter();
        var builder = Host.CreateApplicationBuilder().With("Cairn:Logging:Format", "Yaml");
        builder.Services.AddKeyedSingleton<TextWriter>(LogPipeline.OutputKey, output).AddCairnLogging();
        var host = builder.Build();

        Assert.Throws<OptionsValidationException>(host.Start);
        host.Dispose();

        Assert.Contains("'Cairn:Logging:Format' is Yaml.", StrictJson.Parse(output.ToString().TrimEnd('\n')).Text("error.message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_undefined_format_from_code_stops_the_host()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddKeyedSingleton(LogPipeline.OutputKey, TextWriter.Null).AddCairnLogging(options => options.Format = (LogFormat)7);
        using var host = builder.Build();

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.StartsWith("'Cairn:Logging:Format' is 7.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Code_has_the_last_word_over_configuration()
    {
        var line = Capture.Line(
            logger => logger.LogInformation("Ready"),
            builder => builder.With("Cairn:Logging:ServiceName", "from-configuration").Services.AddCairnLogging(options => options.ServiceName = "from-code"));

        Assert.Equal("from-code", line.Text("service.name"));
    }
}
