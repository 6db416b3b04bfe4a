using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Cairn.Testing;

namespace Cairn.Tests;

public sealed class ProblemDetailsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/nowhere", HttpStatusCode.NotFound, "not_found")]
    [InlineData("/boom", HttpStatusCode.InternalServerError, "internal_error")]
    [InlineData("/gone", HttpStatusCode.Gone, "build_expired")]
    public async Task Every_error_is_a_problem_with_a_code(string path, HttpStatusCode status, string code)
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Service, cancellationToken: Cancellation);

        using var answer = await service.Http.GetAsync(path, Cancellation);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(code, problem.GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_problem_names_the_trace_it_belongs_to()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Service, cancellationToken: Cancellation);

        var problem = await (await service.Http.GetAsync("/boom", Cancellation)).Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        var span = await service.Spans.WaitForAsync(span => span.Name == "GET /boom", Cancellation);

        Assert.Equal(span.TraceId.ToString(), problem.GetProperty("trace_id").GetString());
        Assert.False(problem.TryGetProperty("traceId", out _));
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task A_body_that_cannot_be_read_is_the_clients_fault_in_every_environment(string environment)
    {
        await using var service = await CairnTestHost.StartAsync(
            Programs.Service, host => host.InEnvironment(environment).Configure("Cairn:Hosting:DrainDelay", "00:00:00"), Cancellation);

        using var answer = await service.Http.PostAsync("/builds", new StringContent("{", Encoding.UTF8, "application/json"), Cancellation);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("bad_request", problem.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task No_exception_text_leaves_the_service(string environment)
    {
        await using var service = await CairnTestHost.StartAsync(
            Programs.Service, host => host.InEnvironment(environment).Configure("Cairn:Hosting:DrainDelay", "00:00:00"), Cancellation);

        var body = await (await service.Http.GetAsync("/boom", Cancellation)).Content.ReadAsStringAsync(Cancellation);

        Assert.DoesNotContain("disk", body, StringComparison.Ordinal);
    }
}
