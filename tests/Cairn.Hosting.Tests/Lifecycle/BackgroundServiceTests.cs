namespace Cairn.Hosting.Tests.Lifecycle;

public sealed class BackgroundServiceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("AtOnce")]
    [InlineData("AfterAwait")]
    public async Task A_background_service_that_fails_stops_the_service_with_exit_code_70(string crash)
    {
        await using var service = ServiceProcess.Start($"--Crash={crash}");

        var exitCode = await service.ReadToEndAsync(Cancellation);

        Assert.Equal(70, exitCode);
        var line = Assert.Single(service.Log, line => ServiceProcess.Text(line, "event.name") == "BackgroundServiceFailed");
        Assert.Equal("CrashingService failed; the service stops with exit code 70", ServiceProcess.Text(line, "msg"));
        Assert.Equal("the queue is gone", ServiceProcess.Text(line, "error.message"));
    }

    [Fact]
    public async Task The_stop_after_a_failure_is_as_orderly_as_any_other()
    {
        await using var service = ServiceProcess.Start("--Crash=AtOnce");

        await service.ReadToEndAsync(Cancellation);

        Assert.Equal(
            [
                "ShutdownPhaseEnded Drain", "ShutdownPhaseEnded Intake", "ShutdownPhaseEnded Requests", "StoreStopped", "ShutdownPhaseEnded Resources",
                "ShutdownPhaseEnded Telemetry", "ShutdownCompleted",
            ],
            service.Events().SkipWhile(name => name != "ShutdownPhaseEnded Drain").Where(name => name != "QueueStopped"));
        Assert.Equal("70", ServiceProcess.Text(service.Log[^1], "ExitCode"));
    }

    [Fact]
    public async Task A_failure_that_the_host_is_told_to_ignore_is_ignored()
    {
        await using var service = await ServiceProcess.StartAsync(Cancellation, "--Crash=AtOnce", "--Failures=Ignored");

        var answer = await service.Http.GetStringAsync("/hello", Cancellation);

        Assert.Equal("hello", answer);
        Assert.DoesNotContain("BackgroundServiceFailed", service.Events());
    }
}
