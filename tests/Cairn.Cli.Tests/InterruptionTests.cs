using System.Runtime.Versioning;
using Cairn.Cli.Processes;
using Cairn.Cli.Tests.Processes;

namespace Cairn.Cli.Tests;

/// <summary>The tool as a process of its own, in a clone that holds nothing but the landmark, with a "dotnet" that never ends.</summary>
public sealed class InterruptionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 143)]
    public async Task A_signal_ends_the_children_and_then_the_demo(string signal, int exitCode)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The endless dotnet is a Unix script.");
            return;
        }

        await using var demo = StartDemo();
        var childId = await ChildIdAsync();

        await using var kill = ChildProcess.Start(new ChildCommand("kill", [$"-{signal}", $"{demo.Id}"], _folder.Path), _folder.In("kill.log"), Ledger());

        Assert.Equal(exitCode, await demo.WaitAsync(Stop));
        Assert.False(LongRunning.IsAlive(childId));
    }

    public void Dispose() => _folder.Dispose();

    [UnsupportedOSPlatform("windows")]
    private ChildProcess StartDemo()
    {
        _folder.Write("Sdk.sln", "");
        var dotnet = _folder.Write("dotnet", $"#!/bin/sh\necho $$ > '{_folder.In("id.part")}'\nmv '{_folder.In("id.part")}' '{_folder.In("id")}'\nexec sleep 600\n");
        File.SetUnixFileMode(dotnet, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var command = new ChildCommand("dotnet", ["exec", typeof(CommandLine).Assembly.Location, "demo"], _folder.Path)
        {
            Environment = new Dictionary<string, string?> { ["DOTNET_HOST_PATH"] = dotnet },
        };
        return ChildProcess.Start(command, _folder.In("demo.log"), Ledger());
    }

    private async Task<int> ChildIdAsync()
    {
        var written = new TaskCompletionSource();
        using var watcher = new FileSystemWatcher(_folder.Path, "id") { EnableRaisingEvents = true };
        watcher.Renamed += (_, _) => written.TrySetResult();
        if (!File.Exists(_folder.In("id")))
        {
            await written.Task.WaitAsync(Stop);
        }

        return int.Parse(await File.ReadAllTextAsync(_folder.In("id"), Stop), System.Globalization.CultureInfo.InvariantCulture);
    }

    private ChildLedger Ledger() => new(_folder.In("ledger"), TimeProvider.System);
}
