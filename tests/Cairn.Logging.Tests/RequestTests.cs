using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cairn.Logging.Tests;

public sealed class RequestTests
{
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";

    [Fact]
    public async Task Every_line_of_a_request_carries_its_trace_and_span_id()
    {
        var lines = await LinesOfARequest(logger => logger.LogInformation("In the endpoint"), TestContext.Current.CancellationToken);

        var inside = Assert.Single(lines, line => line.Text("msg") == "In the endpoint");
        Assert.Equal(TraceId, inside.Text("trace_id"));
        Assert.Matches("^[0-9a-f]{16}$", inside.Text("span_id"));
        Assert.All(lines.Where(line => line.Has("RequestPath")), line => Assert.Equal(TraceId, line.Text("trace_id")));
    }

    [Fact]
    public async Task A_line_of_a_request_does_not_repeat_the_ids_as_properties()
    {
        var lines = await LinesOfARequest(logger => logger.LogInformation("In the endpoint"), TestContext.Current.CancellationToken);

        var inside = Assert.Single(lines, line => line.Text("msg") == "In the endpoint");
        Assert.Equal("/builds/42", inside.Text("RequestPath"));
        Assert.DoesNotContain(inside.EnumerateObject(), member => member.Name is "TraceId" or "SpanId" or "ParentId");
    }

    private static async Task<List<JsonElement>> LinesOfARequest(Action<ILogger> write, CancellationToken cancellationToken)
    {
        using var output = new StringWriter();
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddKeyedSingleton<TextWriter>(LogPipeline.OutputKey, output).AddCairnLogging();

        await using (var app = builder.Build())
        {
            app.MapGet("/builds/{id}", (ILogger<RequestTests> logger) => write(logger));
            await app.StartAsync(cancellationToken);
            using var client = app.GetTestClient();
            client.DefaultRequestHeaders.Add("traceparent", $"00-{TraceId}-b7ad6b7169203331-01");
            (await client.GetAsync(new Uri("/builds/42", UriKind.Relative), cancellationToken)).EnsureSuccessStatusCode();
            await app.StopAsync(cancellationToken);
        }

        return [.. output.ToString().TrimEnd('\n').Split('\n').Select(StrictJson.Parse)];
    }
}
