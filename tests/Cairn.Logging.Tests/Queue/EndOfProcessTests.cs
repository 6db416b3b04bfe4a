namespace Cairn.Logging.Tests;

public sealed class EndOfProcessTests
{
    [Fact]
    public async Task A_crash_writes_everything_queued_and_then_its_exception()
    {
        var child = await ChildProcess.RunAsync("crash in the host", TestContext.Current.CancellationToken);

        var numbers = child.Output.Where(line => line.Has("Number")).Select(line => line.GetProperty("Number").GetInt32());
        Assert.Equal(Enumerable.Range(0, 2_000), numbers);
        Assert.Equal("ProcessCrashed", child.Output[^1].Text("event.name"));
        Assert.Equal("fatal", child.Output[^1].Text("level"));
        Assert.Equal("Planted\nfailure", child.Output[^1].Text("error.message"));
        Assert.NotEqual(0, child.ExitCode);
    }

    [Fact]
    public async Task An_exit_without_disposing_the_host_writes_everything_queued()
    {
        var child = await ChildProcess.RunAsync("exit in the host", TestContext.Current.CancellationToken);

        Assert.Equal(2_000, child.Output.Count(line => line.Has("Number")));
        Assert.DoesNotContain(child.Output, line => line.Text("event.name") == "ProcessCrashed");
        Assert.Equal(3, child.ExitCode);
    }

    [Fact]
    public async Task A_full_disk_ends_neither_the_process_nor_its_log()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full here.");

        var child = await ChildProcess.RunOnFullDiskAsync("end well", TestContext.Current.CancellationToken);

        Assert.Equal("HostGone", Assert.Single(child.ErrorLines).Text("event.name"));
        Assert.Equal(0, child.ExitCode);
    }
}
