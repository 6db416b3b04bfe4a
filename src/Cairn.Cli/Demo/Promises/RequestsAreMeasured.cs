using System.Globalization;

namespace Cairn.Cli.Demo.Promises;

internal sealed class RequestsAreMeasured : IPromise
{
    public const string Metric = "http.server.request.duration";

    public string Sentence => $"{Metric} counts every request by method, route and status, in seconds";

    public void Observe(DemoRun run, Finding finding)
    {
        var points = run.Received.Points.Where(point => point.Metric == Metric && point["http.route"] is not null && !point.IsCall).ToList();
        foreach (var sent in run.MainPortRequests.Except(run.Answers.ProbesOnMain).GroupBy(request => (request.Method, request.Status)))
        {
            var status = sent.Key.Status.ToString(CultureInfo.InvariantCulture);
            var counted = points.Where(point => point["http.request.method"] == sent.Key.Method && point["http.response.status_code"] == status).ToList();
            var routes = string.Join(", ", counted.Select(point => point["http.route"]));
            finding.Expect(
                counted.Sum(point => point.Count) == sent.Count() && counted.TrueForAll(point => point.Unit == "s"),
                $"{sent.Key.Method} {routes} {status}: {sent.Count()} sent, {counted.Sum(point => point.Count)} counted");
        }
    }
}
