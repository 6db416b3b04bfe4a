using Cairn.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Hosting.Tests.Configuration;

public sealed class MisspeltKeyTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Cairn:Hosting:DrainDelya", "Cairn:Hosting:DrainDelay")]
    [InlineData("Cairn:Hosting:managementport2", "Cairn:Hosting:ManagementPort")]
    [InlineData("Cairn:Hostnig:RequestTimeout", "Cairn:Hosting:RequestTimeout")]
    public async Task A_key_that_nothing_reads_is_named_with_its_source_and_the_nearest_known_one(string key, string nearest)
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Web(), host => host.Configure(key, "00:00:01"), Cancellation);

        var warning = Assert.Single(service.Logs.Named("SettingUnknown"));

        Assert.Equal($"'{key}' (from command line) is not a setting. Nothing reads it. Correct it to '{nearest}', or remove it", warning.Message);
    }

    [Theory]
    [InlineData("Cairn:Hosting:DRAINDELAY", "00:00:01")]
    [InlineData("Cairn:Dependencies:notifier:Owner", "ci")]
    [InlineData("Cairn:Table:Names:anything:at:all", "1")]
    [InlineData("Cairn:Table:Rows:0:Match", "1")]
    [InlineData("Hosting:DrainDelya", "00:00:01")]
    public async Task Known_keys_tables_of_names_and_sections_of_others_are_left_in_peace(string key, string value)
    {
        await using var service = await CairnTestHost.StartAsync(
            Programs.Web(builder => builder.Services.AddOptions<TableOptions>().Configure(_ => { })),
            host => host.Configure(key, value),
            Cancellation);

        Assert.Empty(service.Logs.Named("SettingUnknown"));
    }

    private sealed class TableOptions
    {
        public const string SectionName = "Cairn:Table";

        public IDictionary<string, string> Names { get; } = new Dictionary<string, string>();

        internal IReadOnlyList<string> Rows { get; } = [];
    }
}
