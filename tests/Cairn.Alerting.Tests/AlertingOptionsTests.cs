namespace Cairn.Alerting.Tests;

public sealed class AlertingOptionsTests
{
    [Fact]
    public void Every_fault_of_the_settings_is_reported_at_once()
    {
        var options = new AlertingOptions
        {
            WriteTo = "a", CheckIn = "b", Folder = "/etc", RunbookFolder = "../runbooks", MetricsFile = "no-such-file", Format = (RuleFormat)7, Hurry = 0,
        };

        var failures = new AlertingOptionsValidator().Validate(null, options).Failures!;

        Assert.Equal(["CheckIn", "Folder", "RunbookFolder", "MetricsFile", "Format", "Hurry"], failures.Select(failure => failure.Split('\'')[1].Split(':')[2]));
    }

    [Fact]
    public void The_defaults_are_valid() => Assert.True(new AlertingOptionsValidator().Validate(null, new AlertingOptions()).Succeeded);
}
