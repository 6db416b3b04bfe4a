using Cairn.Cli.Demo;

namespace Cairn.Cli.Tests.Demo;

public sealed class TraceTreeTests
{
    [Fact]
    public void A_trace_is_drawn_from_its_root_in_the_order_of_time()
    {
        Assert.Equal(
            [
                "RUN demo-presubmit     100 ms  failure (tests_failed)",
                "├─ build                 0 ms  success",
                "│  ├─ restore           10 ms  success",
                "│  └─ compile           20 ms  success",
                "├─ unit-tests           30 ms  failure",
                "└─ publish              40 ms  skip",
            ],
            TraceTree.Draw([.. PipelineSpans.All.Reverse()]));
    }

    [Fact]
    public void A_span_whose_parent_has_not_arrived_is_a_root()
    {
        var orphan = PipelineSpans.All.Where(span => span.Name is "restore" or "publish").ToList();

        Assert.Equal(["restore      10 ms  success", "publish      40 ms  skip"], TraceTree.Draw(orphan));
        Assert.Empty(TraceTree.Draw([]));
    }
}
