using Cairn.Alerting.Catalogue;

namespace Cairn.Alerting.Tests;

/// <summary>What objectives may speak of, held against what a real service's <c>/metrics</c> has.</summary>
public sealed class CatalogueTests(ScrapedService service) : IClassFixture<ScrapedService>
{
    public static TheoryData<string> Emitted => [.. CairnMetrics.Families.Select(family => family.Name).Where(name => !name.StartsWith("rpc_", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Emitted))]
    public void A_metric_of_the_catalogue_is_scraped_with_its_type_labels_and_buckets(string name)
    {
        var known = CairnMetrics.Families.Single(family => family.Name == name);
        var scraped = service.Families.SingleOrDefault(family => family.Name == name);

        Assert.NotNull(scraped);
        Assert.Equal(known.Kind, scraped.Kind);
        Assert.Equal(known.Bounds, scraped.Bounds);
        Assert.Empty(known.Labels.Except(scraped.Labels));
    }
}
