using System.Net;
using Cairn.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Hosting.Tests.Health;

public sealed class ReadinessGateTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_closed_gate_makes_the_service_unready_and_says_why_until_it_is_opened()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Web(), cancellationToken: Cancellation);

        var closure = service.Services.GetRequiredService<ReadinessGate>().Close("the index is rebuilt");
        var (closed, live) = (await service.ProbeAsync("/readyz"), await service.ProbeAsync("/livez"));
        using var body = await service.VerboseAsync("/readyz");
        closure.Dispose();

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (closed, live));
        Assert.Equal("closed", body.RootElement.GetProperty("state").GetString());
        Assert.Equal("the index is rebuilt", body.RootElement.GetProperty("closedBecause")[0].GetString());
        Assert.Equal(HttpStatusCode.OK, await service.ProbeAsync("/readyz"));
    }

    [Fact]
    public async Task Other_protocols_are_told_what_the_probe_tells()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Web(), cancellationToken: Cancellation);
        await service.ProbeAsync("/readyz");
        var isReady = service.Services.GetRequiredKeyedService<Func<bool>>("Cairn.Readiness");

        var before = isReady();
        using var closure = service.Services.GetRequiredService<ReadinessGate>().Close("the index is rebuilt");

        Assert.Equal((true, false), (before, isReady()));
    }

    [Fact]
    public async Task A_gate_closed_twice_opens_with_the_last_closure_and_counts_each_once()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Web(), cancellationToken: Cancellation);
        var gate = service.Services.GetRequiredService<ReadinessGate>();
        using var first = gate.Close("one");
        using var second = gate.Close("two");

        first.Dispose();
        first.Dispose();
        var (open, reasons) = (gate.IsOpen, gate.Reasons);
        second.Dispose();

        Assert.False(open);
        Assert.Equal(["two"], reasons);
        Assert.True(gate.IsOpen);
    }

    [Fact]
    public async Task Whoever_listens_hears_of_each_change_once_and_sees_it()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Web(), cancellationToken: Cancellation);
        var gate = service.Services.GetRequiredService<ReadinessGate>();
        var heard = new List<string>();
        gate.Changed += (_, _) => heard.Add(string.Join('+', gate.Reasons));

        using (gate.Close("one"))
        using (var second = gate.Close("two"))
        {
            second.Dispose();
        }

        Assert.Equal(["one", "one+two", "one", ""], heard);
    }

    [Fact]
    public async Task Each_closing_and_opening_is_logged_once_with_its_reason()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Web(), cancellationToken: Cancellation);

        var closure = service.Services.GetRequiredService<ReadinessGate>().Close("the index is rebuilt");
        closure.Dispose();
        closure.Dispose();

        Assert.Equal("the index is rebuilt", Assert.Single(service.Logs.Named("ReadinessClosed")).Properties["Reason"]);
        Assert.Equal("the index is rebuilt", Assert.Single(service.Logs.Named("ReadinessOpened")).Properties["Reason"]);
    }
}
