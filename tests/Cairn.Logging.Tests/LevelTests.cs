using Microsoft.Extensions.Logging;

namespace Cairn.Logging.Tests;

public sealed class LevelTests
{
    [Fact]
    public void Every_level_has_its_name()
    {
        var lines = Capture.Lines(WriteAll, builder => builder.With("Logging:LogLevel:Default", "Trace"));

        Assert.Equal(["trace", "debug", "info", "warn", "error", "fatal"], lines.Select(line => line.Text("level")));
    }

    [Fact]
    public void The_standard_section_decides_by_default()
    {
        var lines = Capture.Lines(WriteAll, builder => builder.With("Logging:LogLevel:Default", "Error"));

        Assert.Equal(["error", "fatal"], lines.Select(line => line.Text("level")));
    }

    [Fact]
    public void The_standard_section_decides_by_category()
    {
        var lines = Capture.Lines(WriteAll, builder => builder.With("Logging:LogLevel:Default", "None").With("Logging:LogLevel:Acme", "Critical"));

        Assert.Equal(["fatal"], lines.Select(line => line.Text("level")));
    }

    [Fact]
    public void No_second_section_has_a_say()
    {
        var lines = Capture.Lines(WriteAll, builder => builder.With("Serilog:MinimumLevel", "Fatal").With("Serilog:MinimumLevel:Default", "Fatal"));

        Assert.Equal(["info", "warn", "error", "fatal"], lines.Select(line => line.Text("level")));
    }

    private static void WriteAll(ILogger logger)
    {
        for (var level = LogLevel.Trace; level < LogLevel.None; level++)
        {
            logger.Log(level, "Said");
        }
    }
}
