namespace Cairn.Alerting.Indicators;

/// <summary>Runs of CI pipelines, in the names of the semantic conventions.</summary>
internal static class PipelineIndicators
{
    private const string Result = "cicd_pipeline_result";

    public static Indicator Success(string? pipeline, bool failuresCount)
    {
        // The result comes with the last state of a run only, so each run is counted once.
        var runs = new Selector("cicd_pipeline_run_duration_seconds_count", pipeline is null ? [] : [Matcher.Is("cicd_pipeline_name", pipeline)]);
        string[] bad = failuresCount ? ["failure", "error", "timeout"] : ["error", "timeout"];
        return new Indicator
        {
            Noun = "runs",
            BadWhen = $"ends in {string.Join(" or ", bad)}",
            Total = runs.And(Matcher.IsOneOf(Result, "success", "failure", "error", "timeout")),
            Bad = runs.And(Matcher.IsOneOf(Result, bad)),
        };
    }
}
