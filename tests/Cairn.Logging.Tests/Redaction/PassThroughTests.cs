using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cairn.Logging.Tests.Redaction;

public sealed class PassThroughTests
{
    [Fact]
    public void A_disabled_level_allocates_nothing()
    {
        using var host = Build(LogLevel.Warning);
        var logger = host.Services.GetRequiredService<ILogger<PassThroughTests>>();

        var bytes = Allocated(() => SampleEvents.Harmless(logger, "42", 7));

        Assert.Equal(0, bytes);
    }

    [Fact]
    public void A_line_with_nothing_classified_costs_no_byte_more()
    {
        using var host = Build(LogLevel.Information);
        var ours = host.Services.GetRequiredService<ILogger<PassThroughTests>>();
        var bare = host.Services.GetRequiredKeyedService<ILoggerFactory>("Cairn.Logging.Unredacted").CreateLogger("Bare");

        Assert.Equal(Allocated(() => SampleEvents.Harmless(bare, "42", 7)), Allocated(() => SampleEvents.Harmless(ours, "42", 7)));
        Assert.True(Allocated(() => ours.LogInformation("Build {Id}", "42")) <= Allocated(() => bare.LogInformation("Build {Id}", "42")));
    }

    [Fact]
    public void An_object_without_anything_classified_stays_the_same_object()
    {
        var build = new Version(4, 2);
        using var keeper = new StateProvider();
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.AddProvider(keeper);
        builder.Services.AddKeyedSingleton(LogPipeline.OutputKey, TextWriter.Null).AddCairnLogging();
        using var host = builder.Build();

        host.Services.GetRequiredService<ILogger<PassThroughTests>>().LogInformation("It is {It} {Same}", new[] { 1, 2 }, build);

        var state = Assert.IsAssignableFrom<IReadOnlyList<KeyValuePair<string, object?>>>(Assert.Single(keeper.States));
        Assert.Same(build, state[1].Value);
        Assert.Equal("FormattedLogValues", state.GetType().Name);
    }

    private static IHost Build(LogLevel level)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(level).AddProvider(new StateProvider());
        builder.Services.AddKeyedSingleton(LogPipeline.OutputKey, TextWriter.Null).AddCairnLogging();
        builder.Services.Remove(builder.Services.Last(service => service.ServiceType == typeof(ILoggerProvider)));
        return builder.Build();
    }

    private static long Allocated(Action act)
    {
        for (var round = 0; round < 100; round++)
        {
            act();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        act();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
