using System.Net;
using System.Net.Http.Json;
using Cairn.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Cairn.Http.Tests.OutboundService;

namespace Cairn.Http.Tests;

public sealed class RetryTests
{
    public static TheoryData<string, bool> Methods => new()
    {
        { "GET", true }, { "HEAD", true }, { "PUT", true }, { "DELETE", true }, { "OPTIONS", true }, { "POST", false }, { "PATCH", false },
    };

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Only_idempotent_methods_are_tried_again(string method, bool isRetried)
    {
        await using var downstream = await Downstream.StartAsync(Answer.Unavailable, Answer.Ok);
        await using var service = await StartAsync(downstream);

        var call = service.Client().SendAsync(new HttpRequestMessage(new HttpMethod(method), "notices"), Cancellation);
        await service.PassWaitAfterAsync(attempt: 0);

        Assert.Equal(isRetried ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable, (await call).StatusCode);
        Assert.Equal(isRetried ? 2 : 1, downstream.Requests);
    }

    [Fact]
    public async Task A_post_with_an_idempotency_key_is_tried_again_with_its_body()
    {
        await using var downstream = await Downstream.StartAsync(Answer.Unavailable, Answer.Ok);
        await using var service = await StartAsync(downstream);
        using var request = new HttpRequestMessage(HttpMethod.Post, "notices") { Content = JsonContent.Create("build 42 failed") };
        request.Headers.Add("Idempotency-Key", "42");

        var call = service.Client().SendAsync(request, Cancellation);
        await service.PassWaitAfterAsync(attempt: 0);

        Assert.Equal(HttpStatusCode.OK, (await call).StatusCode);
        Assert.Equal(["42", "42"], [(await downstream.NextAsync())["Idempotency-Key"], (await downstream.NextAsync())["Idempotency-Key"]]);
    }

    [Fact]
    public async Task A_body_that_is_read_once_is_not_sent_again()
    {
        await using var downstream = await Downstream.StartAsync(Answer.Unavailable, Answer.Ok);
        await using var service = await StartAsync(downstream);

        using var response = await service.Client().PutAsync("notices", new StreamContent(new MemoryStream([1, 2, 3])), Cancellation);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(1, downstream.Requests);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(501)]
    public async Task An_answer_that_will_not_change_is_final(int status)
    {
        await using var downstream = await Downstream.StartAsync(Answer.With(status), Answer.Ok);
        await using var service = await StartAsync(downstream);

        using var response = await service.CallAsync();

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(1, downstream.Requests);
    }

    [Fact]
    public async Task A_call_is_retried_twice_at_most()
    {
        await using var downstream = await Downstream.StartAsync([.. Enumerable.Repeat(Answer.Ok, 20), Answer.With(429)]);
        await using var service = await StartAsync(downstream);
        await EarnBudgetAsync(service, calls: 20);

        var call = service.CallAsync();
        await service.PassWaitAfterAsync(attempt: 0);
        await service.PassWaitAfterAsync(attempt: 1);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await call).StatusCode);
        Assert.Equal(20 + 3, downstream.Requests);
        Assert.Equal(0, service.Metrics.Sum(HttpTelemetry.RetriesRefused));
    }

    [Fact]
    public async Task Without_a_tenth_of_calls_that_earn_it_one_retry_a_minute_is_all()
    {
        await using var downstream = await Downstream.StartAsync(Answer.With(429));
        await using var service = await StartAsync(downstream);

        var first = service.CallAsync();
        await service.PassWaitAfterAsync(attempt: 0);
        await first;
        await service.CallAsync();

        Assert.Equal(2 + 1, downstream.Requests);
        Assert.Equal(2, service.Metrics.Sum(HttpTelemetry.RetriesRefused, (HttpTelemetry.Dependency, Notifier)));
    }

    [Fact]
    public async Task Calls_that_were_never_made_earn_no_retry()
    {
        await using var downstream = await Downstream.StartAsync(Answer.With(429));
        await using var service = await StartAsync(downstream);
        using (service.Services.GetRequiredService<CallDeadline>().Limit(TimeSpan.Zero))
        {
            await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Assert.ThrowsAsync<DependencyUnavailableException>(service.CallAsync)));
        }

        var call = service.CallAsync();
        await service.PassWaitAfterAsync(attempt: 0);
        await service.Metrics.WaitForAsync(measured => measured.Instrument == HttpTelemetry.RetriesRefused, Cancellation);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await call).StatusCode);
        Assert.Equal(2, downstream.Requests);
    }

    [Fact]
    public async Task The_minute_brings_another_retry()
    {
        await using var downstream = await Downstream.StartAsync(Answer.With(429), Answer.With(429), Answer.Hang, Answer.Ok);
        await using var service = await StartAsync(downstream);
        var first = service.CallAsync();
        await service.PassWaitAfterAsync(attempt: 0);
        await first;

        service.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = service.CallAsync();
        await downstream.SkipAsync(requests: 3);
        await service.Clock.AdvanceUntilIdle(TimeSpan.FromSeconds(2), Cancellation);
        await service.PassWaitAfterAsync(attempt: 0, "timeout");

        Assert.Equal(HttpStatusCode.OK, (await second).StatusCode);
    }

    [Fact]
    public async Task Retry_after_is_waited_for()
    {
        await using var downstream = await Downstream.StartAsync(Answer.With(503, retryAfter: "5"), Answer.Ok);
        await using var service = await StartAsync(downstream);

        var call = service.CallAsync();
        await service.PassWaitAfterAsync(attempt: 0);
        await service.Clock.AdvanceUntilIdle(TimeSpan.FromSeconds(4.5), Cancellation);
        Assert.Equal(1, downstream.Requests);
        await service.Clock.AdvanceUntilIdle(TimeSpan.FromSeconds(0.1), Cancellation);

        Assert.Equal(HttpStatusCode.OK, (await call).StatusCode);
    }

    [Theory]
    [InlineData("9")]
    [InlineData("Sat, 01 Jan 2000 01:00:00 GMT")]
    public async Task Retry_after_the_end_of_the_call_ends_it_at_once(string retryAfter)
    {
        await using var downstream = await Downstream.StartAsync(Answer.With(503, retryAfter), Answer.Ok);
        await using var service = await StartAsync(downstream);

        using var response = await service.CallAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(0, service.Metrics.Sum(HttpTelemetry.RetriesRefused));
    }

    [Fact]
    public async Task The_class_never_means_never()
    {
        await using var downstream = await Downstream.StartAsync(Answer.Unavailable, Answer.Ok);
        await using var service = await StartAsync(downstream, settings => settings.Retry = RetryClass.Never);

        using var response = await service.CallAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(1, downstream.Requests);
    }

    private static async Task EarnBudgetAsync(CairnTestHost service, int calls)
    {
        for (var call = 0; call < calls; call++)
        {
            (await service.CallAsync()).Dispose();
        }
    }
}
