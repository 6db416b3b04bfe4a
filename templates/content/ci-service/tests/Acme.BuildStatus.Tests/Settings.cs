using Microsoft.Extensions.Options;

namespace Acme.BuildStatus.Tests;

public sealed class Settings
{
    [Fact]
    public async Task Settings_that_are_not_allowed_stop_the_start_and_are_all_named()
    {
        var start = () => CairnTestHost.StartAsync<BuildStatusService>(
            setup => setup.Configure("BuildStatus:StaleAfter", "00:00:00").Configure("BuildStatus:MaxBuilds", "0"),
            TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(start);

        Assert.Contains("'BuildStatus:StaleAfter' is 00:00:00 (from command line).", refused.Message);
        Assert.Contains("'BuildStatus:MaxBuilds' is 0 (from command line).", refused.Message);
    }
}
