using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serilog.Events;
using Serilog.Parsing;

namespace Cairn.Logging.Tests;

public sealed class LogFormatTests
{
    [Theory]
    [InlineData("Auto", true, "Development", false)]
    [InlineData("Auto", true, "Production", true)]
    [InlineData("Auto", false, "Development", true)]
    [InlineData("Auto", false, "Production", true)]
    [InlineData("json", true, "Development", true)]
    [InlineData("text", false, "Production", false)]
    [InlineData("", false, "Production", true)]
    public void Text_is_for_a_terminal_in_Development_unless_the_format_is_set(string format, bool isTerminal, string environment, bool isJson)
    {
        using var bytes = new MemoryStream();
        using var output = new StandardOutput(bytes, isTerminal);
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = environment }).With("Cairn:Logging:Format", format);
        builder.Services.AddKeyedSingleton<TextWriter>(LogPipeline.OutputKey, output).AddCairnLogging();

        using (var host = builder.Build())
        {
            host.Services.GetRequiredService<ILogger<LogFormatTests>>().LogInformation("Ready");
        }

        Assert.Equal(isJson, Encoding.UTF8.GetString(bytes.ToArray()).StartsWith('{'));
    }

    [Fact]
    public void A_text_line_reads_like_a_sentence()
    {
        var text = Format("Build {Id} reported", new ScalarValue(42));

        Assert.Equal("12:34:56.789 info  Acme.Builds  Build 42 reported  trace=0af7651916cd43dd8448eb211c80319c\n", text);
    }

    [Fact]
    public void An_exception_stands_below_its_line()
    {
        var text = Capture.Text(
            logger => logger.LogError(new InvalidOperationException("Broken", new TimeoutException("Slow")), "Failed"),
            builder => builder.With("Cairn:Logging:Format", "Text"));

        var lines = text.TrimEnd('\n').Split('\n');
        Assert.EndsWith("error Acme.Builds  Failed", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("System.InvalidOperationException: Broken", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Text_from_outside_neither_forges_a_line_nor_steers_the_terminal()
    {
        var text = Format("Build {Id} reported", new ScalarValue("4\r\n2\u001b[31m\u0085"));

        Assert.Equal(text.Length - 1, text.IndexOf('\n', StringComparison.Ordinal));
        Assert.Contains("Build 4␍␊2␛[31m\ufffd reported", text, StringComparison.Ordinal);
    }

    private static string Format(string template, LogEventPropertyValue id)
    {
        var logEvent = new LineEvent(
            new DateTimeOffset(new DateTime(2026, 3, 1, 12, 34, 56, 789, DateTimeKind.Local)).ToUniversalTime(),
            LogEventLevel.Information,
            exception: null,
            new MessageTemplateParser().Parse(template),
            ActivityTraceId.CreateFromString("0af7651916cd43dd8448eb211c80319c"),
            ActivitySpanId.CreateFromString("b7ad6b7169203331"))
        {
            Logger = "Acme.Builds",
        };
        logEvent.AddOrUpdateProperty(new("Id", id));
        using var output = new StringWriter();

        new TextLineFormatter().Format(logEvent, output);
        return output.ToString();
    }
}
