using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cairn.Logging.Tests;

public sealed class StalledOutputTests
{
    [Fact]
    public async Task A_stalled_output_neither_blocks_the_caller_nor_holds_up_the_end()
    {
        using var output = new StalledWriter();
        var clock = new OneTimerClock();
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddSingleton<TimeProvider>(clock).AddKeyedSingleton<TextWriter>(LogPipeline.OutputKey, output).AddCairnLogging();
        var host = builder.Build();

        WriteMoreThanTheQueueHolds(host.Services.GetRequiredService<ILogger<StalledOutputTests>>());
        var end = Task.Run(host.Dispose, TestContext.Current.CancellationToken);
        var (limit, fire) = await clock.Timer.WaitAsync(TestContext.Current.CancellationToken);
        fire();

        await end.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(TimeSpan.FromSeconds(3), limit);
    }

    private static void WriteMoreThanTheQueueHolds(ILogger logger)
    {
        for (var number = 0; number < 10_100; number++)
        {
            logger.LogInformation("Line {Number}", number);
        }
    }
}
