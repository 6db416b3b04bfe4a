using System.Diagnostics;
using System.Globalization;
using Cairn.Cli.Processes;

namespace Cairn.Cli.Tests.Processes;

public sealed class ChildLedgerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_child_that_an_aborted_run_left_running_is_ended()
    {
        await using var child = ChildProcess.Start(LongRunning.Command(_folder.Path), _folder.In("log"), Ledger());

        Assert.Equal([child.Id], Ledger().EndLeftovers());

        await child.WaitAsync(TestContext.Current.CancellationToken);
        Assert.False(Directory.Exists(_folder.In("children")));
    }

    [Fact]
    public void A_process_that_only_inherited_the_id_is_left_alone()
    {
        var us = Process.GetCurrentProcess();
        var longAgo = us.StartTime.ToUniversalTime().AddDays(-1).ToString("O", CultureInfo.InvariantCulture);
        _folder.Write($"children/{us.Id}", longAgo);

        Assert.Empty(Ledger().EndLeftovers());
    }

    [Theory]
    [InlineData("2147483647", "2026-01-01T00:00:00Z")]
    [InlineData("readme", "2026-01-01T00:00:00Z")]
    [InlineData("1", "")]
    public void An_entry_that_names_no_process_is_forgotten(string name, string content)
    {
        _folder.Write($"children/{name}", content);

        Assert.Empty(Ledger().EndLeftovers());
        Assert.False(Directory.Exists(_folder.In("children")));
    }

    [Fact]
    public async Task A_child_that_has_ended_is_not_remembered()
    {
        await using (ChildProcess.Start(LongRunning.Command(_folder.Path), _folder.In("log"), Ledger()))
        {
            Assert.Single(Directory.EnumerateFiles(_folder.In("children")));
        }

        Assert.Empty(Directory.EnumerateFiles(_folder.In("children")));
    }

    public void Dispose() => _folder.Dispose();

    private ChildLedger Ledger() => new(_folder.In("children"), TimeProvider.System);
}
