using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cairn.Logging.Tests;

/// <summary>Runs a host of its own around a piece of logging, and reads back what it wrote.</summary>
internal static class Capture
{
    public const string Category = "Acme.Builds";

    public static JsonElement Line(Action<ILogger> write, Action<HostApplicationBuilder>? setup = null) => Assert.Single(Lines(write, setup));

    public static IReadOnlyList<JsonElement> Lines(Action<ILogger> write, Action<HostApplicationBuilder>? setup = null)
    {
        var text = Text(write, setup);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        return [.. text.TrimEnd('\n').Split('\n').Select(StrictJson.Parse)];
    }

    public static string Text(Action<ILogger> write, Action<HostApplicationBuilder>? setup = null)
    {
        using var output = new StringWriter();
        var builder = Host.CreateApplicationBuilder();
        setup?.Invoke(builder);
        builder.Services.AddKeyedSingleton<TextWriter>(LogPipeline.OutputKey, output);
        builder.Services.AddCairnLogging();

        using (var host = builder.Build())
        {
            write(host.Services.GetRequiredService<ILoggerFactory>().CreateLogger(Category));
        }

        return output.ToString();
    }

    public static HostApplicationBuilder With(this HostApplicationBuilder builder, string key, string? value)
    {
        builder.Configuration.AddInMemoryCollection([new(key, value)]);
        return builder;
    }
}
