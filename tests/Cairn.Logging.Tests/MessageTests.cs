using Microsoft.Extensions.Logging;

namespace Cairn.Logging.Tests;

public sealed class MessageTests
{
    [Fact]
    public void Strings_in_a_message_have_no_quotes()
    {
        var line = Capture.Line(logger => logger.LogInformation("Job {Job} of {Jobs}", "compile", new[] { "compile", "test" }));

        Assert.Equal("Job compile of compile, test", line.Text("msg"));
        Assert.Equal("Job {Job} of {Jobs}", line.Text("msg.template"));
    }

    [Fact]
    public void Formats_and_alignments_are_kept()
    {
        var line = Capture.Line(logger => logger.LogInformation("[{Ratio:0.000}] [{Id,5}] [{Name,-5}]", 0.5, 42, "ab"));

        Assert.Equal("[0.500] [   42] [ab   ]", line.Text("msg"));
    }

    [Fact]
    public void A_format_that_does_not_fit_costs_the_format_and_not_the_line()
    {
        var line = Capture.Line(logger => logger.LogInformation("Build {Id:l}", Guid.Empty));

        Assert.Equal("Build 00000000-0000-0000-0000-000000000000", line.Text("msg"));
    }

    [Fact]
    public void A_hole_with_a_dotted_name_is_filled()
    {
        var line = Capture.Line(logger => logger.LogInformation("Route {http.route}", "/builds/{id}"));

        Assert.Equal("Route /builds/{id}", line.Text("msg"));
        Assert.Equal("/builds/{id}", line.Text("http.route"));
    }

    [Fact]
    public void A_captured_structure_reads_as_JSON()
    {
        var line = Capture.Line(logger => logger.LogInformation("Leased {@Runner}", new { Name = "r1", Cores = 8 }));

        Assert.Equal("""Leased {"Name":"r1","Cores":8}""", line.Text("msg"));
    }

    [Fact]
    public void Doubled_braces_are_braces()
    {
        var line = Capture.Line(logger => logger.LogInformation("{{Id}} is {Id}", 42));

        Assert.Equal("{Id} is 42", line.Text("msg"));
    }

    [Fact]
    public void A_state_without_a_template_is_its_own_message()
    {
        var line = Capture.Line(logger => logger.Log(LogLevel.Information, default, 42, null, (state, _) => $"Said {state}"));

        Assert.Equal("Said 42", line.Text("msg"));
    }
}
