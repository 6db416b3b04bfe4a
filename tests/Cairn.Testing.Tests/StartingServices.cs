using Cairn.Testing.Tests.Service;

namespace Cairn.Testing.Tests;

public sealed class StartingServices
{
    [Fact]
    public async Task The_entry_point_of_the_marker_s_assembly_is_run()
    {
        await using var service = await CairnTestHost.StartAsync<GreetingService>(cancellationToken: TestContext.Current.CancellationToken);

        var greeting = await service.Http.GetStringAsync("/", TestContext.Current.CancellationToken);

        Assert.Equal("hello", greeting);
    }

    [Fact]
    public async Task Configuration_is_visible_to_top_level_code()
    {
        await using var service = await CairnTestHost.StartAsync<GreetingService>(
            setup => setup.Configure("Greeting", "good morning"),
            TestContext.Current.CancellationToken);

        var greeting = await service.Http.GetStringAsync("/", TestContext.Current.CancellationToken);

        Assert.Equal("good morning", greeting);
    }
}
