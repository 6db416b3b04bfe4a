namespace Cairn.Alerting.Tests;

public sealed class ValidationTests
{
    private const string OwnMetrics = """
        # TYPE acme_uploads_done_total counter
        acme_uploads_done_total{acme_upload_outcome="stored",otel_scope_name="Acme"} 3
        # TYPE acme_swept_seconds gauge
        acme_swept_seconds{otel_scope_name="Acme"} 1.7e9

        """;

    [Fact]
    public void A_limit_between_two_buckets_names_both() => Assert.Equal(
        "'fast.within' is 0.3 s. http_server_request_duration_seconds has no bucket that ends there, so nobody can count what is slower. The nearest that it has: 0.25 s, 0.5 s.",
        Assert.Single(Faults(alerts => alerts.Latency("fast", 0.99, TimeSpan.FromMilliseconds(300)))));

    [Fact]
    public void A_target_that_the_first_bad_event_breaks_says_what_can_be_held() => Assert.Equal(
        "'builds.target' is 0.9999. Of the 1344 requests in 28 days it allows 0.13 bad ones, so the first one breaks it. Use at most 0.999255, which allows one, or measure something that happens more often.",
        Assert.Single(Faults(alerts => alerts.Availability("builds", 0.9999).Expecting(2))));

    [Fact]
    public void A_target_that_can_just_be_held_is_no_fault() =>
        Assert.Empty(Faults(alerts => alerts.Availability("builds", 0.999255).Expecting(2)));

    [Fact]
    public void Something_that_never_happens_is_measured_elsewhere() => Assert.Contains(
        "No target can be held with so few",
        Assert.Single(Faults(alerts => alerts.Availability("builds", 0.9).Expecting(0.001))), StringComparison.Ordinal);

    [Fact]
    public void A_misspelt_metric_names_the_nearest() => Assert.StartsWith(
        "'uploads.metric' is acme.uploads.dne. The service emits no metric of that name. Known, nearest first: acme_uploads_done_total, ",
        Assert.Single(Faults(alerts => alerts.Events("uploads", 0.99, "acme.uploads.dne", "acme.upload.outcome", "failed"), OwnMetrics)), StringComparison.Ordinal);

    [Fact]
    public void A_label_that_is_never_emitted_names_the_nearest() => Assert.Equal(
        "'uploads.label' is acme_upload_result. No series of acme_uploads_done_total has that label. Known, nearest first: acme_upload_outcome.",
        Assert.Single(Faults(alerts => alerts.Events("uploads", 0.99, "acme.uploads.done", "acme.upload.result", "failed"), OwnMetrics)));

    [Fact]
    public void An_instrument_of_the_services_own_is_found_by_its_name() =>
        Assert.Empty(Faults(alerts => alerts.Events("uploads", 0.99, "acme.uploads.done", "acme.upload.outcome", "failed"), OwnMetrics));

    [Fact]
    public void Events_are_not_counted_by_a_gauge() => Assert.StartsWith(
        "'swept.metric' is acme_swept_seconds. Events are counted by a counter or a histogram, and this one is a gauge.",
        Assert.Single(Faults(alerts => alerts.Events("swept", 0.99, "acme.swept", "job", "x"), OwnMetrics)), StringComparison.Ordinal);

    [Fact]
    public void A_freshness_is_not_read_off_a_counter() => Assert.StartsWith(
        "'swept.metric' is acme_uploads_done_total. A freshness reads a gauge, and this one counts.",
        Assert.Single(Faults(alerts => alerts.Freshness("swept", 0.99, TimeSpan.FromMinutes(10), "acme.uploads.done"), OwnMetrics)), StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(99.5)]
    public void A_target_is_a_share(double target) =>
        Assert.Contains("A target is a share above 0 and below 1.", Assert.Single(Faults(alerts => alerts.Availability("builds", target))), StringComparison.Ordinal);

    [Fact]
    public void No_objective_is_a_fault() =>
        Assert.StartsWith("No objective is declared.", Assert.Single(Faults(_ => { })), StringComparison.Ordinal);

    [Fact]
    public void Every_fault_is_reported_at_once()
    {
        var faults = Faults(alerts =>
        {
            alerts.Availability("Builds", 0.99).Expecting(-1);
            alerts.Latency("fast", 0.99, TimeSpan.FromSeconds(3)).NotBelow(0);
            alerts.CacheHits("fast", 2).WithRunbook("docs/cache.md");
        });

        Assert.Equal(["'fast' is the", "'Builds' is t", "'Builds.Expec", "'fast.NotBelo", "'fast.within'", "'fast.target'", "'fast.WithRun"], faults.Select(fault => fault[..13]));
    }

    private static IReadOnlyList<string> Faults(Action<Objectives> declare, string? scrape = null) =>
        Validation.ObjectiveFaults.Of(SampleService.Only(declare), new Catalogue.MetricCatalogue(scrape));
}
