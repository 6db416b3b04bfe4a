using Cairn.Migration.Shadow;
using Cairn.Testing;

namespace Cairn.Migration.Tests.Shadow;

public sealed class GuardTests
{
    [Fact]
    public void A_process_that_uses_most_of_its_processors_is_busy_until_it_does_not()
    {
        var (clock, used) = (new ManualTimeProvider(), TimeSpan.Zero);
        var guard = new CpuGuard(clock, () => used);

        used += Environment.ProcessorCount * TimeSpan.FromSeconds(0.9);
        clock.Advance(TimeSpan.FromSeconds(1));
        var busy = guard.IsBusy;
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.True(busy);
        Assert.False(guard.IsBusy);
    }

    [Fact]
    public void A_breaker_opens_for_five_seconds_and_then_for_one_more_failure()
    {
        var clock = new ManualTimeProvider();
        var breaker = new ShadowBreaker(clock);
        Enumerable.Repeat(true, 20).ToList().ForEach(breaker.Add);
        var opened = breaker.IsOpen;

        clock.Advance(TimeSpan.FromSeconds(5));
        var closed = !breaker.IsOpen;
        breaker.Add(isFailure: true);

        Assert.True(opened && closed && breaker.IsOpen);
    }

    [Fact]
    public void A_success_forgives_what_was_before()
    {
        var breaker = new ShadowBreaker(new ManualTimeProvider());
        Enumerable.Repeat(true, 19).ToList().ForEach(breaker.Add);

        breaker.Add(isFailure: false);
        breaker.Add(isFailure: true);

        Assert.False(breaker.IsOpen);
    }
}
