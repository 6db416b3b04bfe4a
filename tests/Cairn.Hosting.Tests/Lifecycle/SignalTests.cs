namespace Cairn.Hosting.Tests.Lifecycle;

public sealed class SignalTests
{
    private const string NoSignals = "Windows has no POSIX signals to send.";
    private const int Patience = 60_000; // milliseconds; without hurry the drain takes an hour

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static bool IsWindows => OperatingSystem.IsWindows();

    [Theory(Skip = NoSignals, SkipWhen = nameof(IsWindows))]
    [InlineData("TERM")]
    [InlineData("INT")]
    [InlineData("QUIT")]
    public async Task A_signal_stops_the_service_phase_by_phase_and_the_last_line_says_so(string signal)
    {
        await using var service = await ServiceProcess.StartAsync(Cancellation);
        service.Log.Clear();

        service.Signal(signal);
        var exitCode = await service.ReadToEndAsync(Cancellation);

        Assert.Equal(0, exitCode);
        Assert.Equal(
            [
                "StopSignalled", "DrainStarted", "DrainCompleted", "ShutdownPhaseEnded Drain", "QueueStopped", "ShutdownPhaseEnded Intake",
                "ShutdownPhaseEnded Requests", "StoreStopped", "ShutdownPhaseEnded Resources", "ShutdownPhaseEnded Telemetry", "ShutdownCompleted",
            ],
            service.Events());
        Assert.Equal("ShutdownCompleted", ServiceProcess.Text(service.Log[^1], "event.name"));
        Assert.Equal("0", ServiceProcess.Text(service.Log[^1], "ExitCode"));
    }

    [Fact(Skip = NoSignals, SkipWhen = nameof(IsWindows))]
    public async Task A_request_in_flight_is_answered_before_resources_stop()
    {
        await using var service = await ServiceProcess.StartAsync(Cancellation);
        var answer = service.Http.GetStringAsync("/wait", Cancellation);
        await service.ReadAsync("RequestWaits", Cancellation);

        service.Signal("TERM");
        await service.ReadPhaseAsync("Intake", Cancellation);
        service.Release();

        Assert.Equal("released", await answer);
        Assert.Equal(0, await service.ReadToEndAsync(Cancellation));
        Assert.Equal(
            ["RequestEnds", "ShutdownPhaseEnded Requests", "StoreStopped", "ShutdownPhaseEnded Resources", "ShutdownPhaseEnded Telemetry", "ShutdownCompleted"],
            service.Events().SkipWhile(name => name != "RequestEnds"));
    }

    [Theory(Skip = NoSignals, SkipWhen = nameof(IsWindows), Timeout = Patience)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Another_signal_ends_the_drain_and_stops_everything_in_order(int more)
    {
        await using var service = await ServiceProcess.StartAsync(Cancellation, "--Cairn:Hosting:DrainDelay=01:00:00");
        service.Signal("TERM");
        await service.ReadAsync("DrainStarted", Cancellation);

        for (var i = 0; i < more; i++)
        {
            service.Signal("INT");
        }

        Assert.Equal(0, await service.ReadToEndAsync(Cancellation));
        string[] phases = [.. service.Log.Select(line => ServiceProcess.Text(line, "Phase")).Where(phase => phase.Length > 0)];
        Assert.Equal(["Drain", "Intake", "Requests", "Resources", "Telemetry"], phases);
        Assert.Contains("StopHurried", service.Events());
        Assert.Equal("ShutdownCompleted", ServiceProcess.Text(service.Log[^1], "event.name"));
    }

    [Fact(Skip = NoSignals, SkipWhen = nameof(IsWindows), Timeout = Patience)]
    public async Task Another_signal_cuts_off_requests_and_resources_still_stop_after_them()
    {
        await using var service = await ServiceProcess.StartAsync(Cancellation);
        var answer = service.Http.GetStringAsync("/wait", Cancellation);
        await service.ReadAsync("RequestWaits", Cancellation);
        service.Signal("TERM");
        await service.ReadPhaseAsync("Intake", Cancellation);

        service.Signal("TERM");

        await Assert.ThrowsAsync<HttpRequestException>(() => answer);
        Assert.Equal(0, await service.ReadToEndAsync(Cancellation));
        string[] last = [.. service.Events().SkipWhile(name => name != "RequestsCutOff")];
        Assert.Equal(["RequestsCutOff", "ShutdownPhaseEnded Requests", "StoreStopped", "ShutdownPhaseEnded Resources"], last[..4]);
    }
}
