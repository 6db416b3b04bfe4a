namespace Cairn.Logging.Tests;

public sealed class BootstrapProcessTests
{
    private static readonly string[] BeforeTheHost = ["SettingsRead", "DatabaseMigrated"];

    [Fact]
    public async Task A_crash_before_the_host_prints_the_kept_lines_and_the_exception_on_standard_error()
    {
        var child = await ChildProcess.RunAsync("crash before the host", TestContext.Current.CancellationToken);

        Assert.Equal([.. BeforeTheHost, "ProcessCrashed"], child.ErrorLines.Select(line => line.Text("event.name")));
        Assert.Equal("Planted\nfailure", child.ErrorLines[^1].Text("error.message"));
        Assert.All(child.ErrorLines, line => Assert.Equal("build-status staging", $"{line.Text("service.name")} {line.Text("env")}"));
        Assert.Empty(child.Output);
        Assert.NotEqual(0, child.ExitCode);
    }

    [Fact]
    public async Task An_exit_before_the_host_prints_the_kept_lines_on_standard_error()
    {
        var child = await ChildProcess.RunAsync("exit before the host", TestContext.Current.CancellationToken);

        Assert.Equal(BeforeTheHost, child.ErrorLines.Select(line => line.Text("event.name")));
        Assert.Equal(3, child.ExitCode);
    }

    [Fact]
    public async Task A_line_written_after_the_host_is_gone_goes_to_standard_error()
    {
        var child = await ChildProcess.RunAsync("end well", TestContext.Current.CancellationToken);

        Assert.Equal("SettingsRead", child.Output[0].Text("event.name"));
        Assert.Equal("HostGone", Assert.Single(child.ErrorLines).Text("event.name"));
        Assert.Equal(0, child.ExitCode);
    }
}
