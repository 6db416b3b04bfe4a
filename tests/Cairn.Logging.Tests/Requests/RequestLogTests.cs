using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cairn.Logging.Tests.Requests;

public sealed class RequestLogTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_gives_one_line_by_the_names_of_the_conventions()
    {
        await using var service = await LoggedService.StartAsync(app => app.MapPost("/builds/{id}", (string id) => Results.Text($"build {id}")), Cancellation);
        using var body = new StringContent("12345");
        await service.SendAsync(new(HttpMethod.Post, "/builds/42?token=x") { Content = body }, Cancellation);

        var line = await service.RequestLineAsync();

        Assert.Equal("Cairn.Logging.Requests", line.Text("logger"));
        Assert.Equal("info", line.Text("level"));
        Assert.Equal("POST", line.Text("http.request.method"));
        Assert.Equal("/builds/{id}", line.Text("http.route"));
        Assert.Equal("/builds/42", line.Text("url.path"));
        Assert.Equal(200, line.GetProperty("http.response.status_code").GetInt32());
        Assert.Equal(5, line.GetProperty("http.request.body.size").GetInt64());
        Assert.Equal(8, line.GetProperty("http.response.body.size").GetInt64());
        Assert.Equal(0.25, line.GetProperty("http.server.request.duration").GetDouble());
        Assert.Equal("POST /builds/{id} answered 200 after 0.25 s", line.Text("msg"));
        Assert.Matches("^[0-9a-f]{32}$", line.Text("trace_id"));
    }

    [Fact]
    public async Task The_hosts_own_lines_are_silent_and_nothing_comes_twice()
    {
        await using var service = await LoggedService.StartAsync(app => app.MapGet("/", () => "hello"), Cancellation);
        await service.GetAsync("/", Cancellation);

        var lines = await service.LinesAsync();

        Assert.DoesNotContain(lines, line => line.Text("logger") == "Microsoft.AspNetCore.Hosting.Diagnostics");
        Assert.Single(lines, line => line.Text("event.name") == "RequestFinished");
    }

    [Fact]
    public async Task A_level_that_the_service_sets_for_the_hosts_lines_wins()
    {
        await using var service = await LoggedService.StartAsync(
            app => app.MapGet("/", () => "hello"), Cancellation, "Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", "Information");
        await service.GetAsync("/", Cancellation);

        Assert.Contains(await service.LinesAsync(), line => line.Text("logger") == "Microsoft.AspNetCore.Hosting.Diagnostics");
    }

    [Fact]
    public async Task Switched_off_the_hosts_lines_are_back()
    {
        await using var service = await LoggedService.StartAsync(app => app.MapGet("/", () => "hello"), Cancellation, "Cairn:Logging:Requests:Enabled", "false");
        await service.GetAsync("/", Cancellation);

        var lines = await service.LinesAsync();

        Assert.DoesNotContain(lines, line => line.Text("event.name") == "RequestFinished");
        Assert.Contains(lines, line => line.Text("logger") == "Microsoft.AspNetCore.Hosting.Diagnostics");
    }

    [Fact]
    public async Task Without_a_route_the_path_is_said()
    {
        await using var service = await LoggedService.StartAsync(app => app.MapGet("/", () => "hello"), Cancellation);
        await service.GetAsync("/no/such", Cancellation);

        var line = await service.RequestLineAsync();

        Assert.False(line.Has("http.route"));
        Assert.StartsWith("GET /no/such answered 404", line.Text("msg"), StringComparison.Ordinal);
        Assert.Equal("info", line.Text("level"));
    }

    [Theory]
    [InlineData(400, "info")]
    [InlineData(499, "info")]
    [InlineData(500, "error")]
    [InlineData(503, "error")]
    public async Task A_failure_of_the_service_is_an_error_and_one_of_the_client_is_not(int status, string level)
    {
        await using var service = await LoggedService.StartAsync(app => app.MapGet("/", () => Results.StatusCode(status)), Cancellation);
        await service.GetAsync("/", Cancellation);

        Assert.Equal(level, (await service.RequestLineAsync()).Text("level"));
    }

    [Fact]
    public async Task An_exception_behind_a_handler_is_an_error_of_the_route_that_failed()
    {
        await using var service = await LoggedService.StartAsync(
            app =>
            {
                app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = context => context.Response.WriteAsync(context.Features.Get<IExceptionHandlerFeature>()!.Path) });
                app.UseRouting();
                app.MapGet("/boom/{id}", string (string id) => throw new InvalidOperationException(id));
            },
            Cancellation);
        await service.GetAsync("/boom/7", Cancellation);

        var line = await service.RequestLineAsync();

        Assert.Equal("error", line.Text("level"));
        Assert.Equal("/boom/{id}", line.Text("http.route"));
        Assert.Equal(7, line.GetProperty("http.response.body.size").GetInt64());
    }

    [Fact]
    public async Task An_exception_that_reaches_the_server_is_an_error()
    {
        await using var service = await LoggedService.StartAsync(app => app.MapGet("/boom", string () => throw new InvalidOperationException("no")), Cancellation);
        await service.GetAsync("/boom", Cancellation);

        var line = await service.RequestLineAsync();

        Assert.Equal("error", line.Text("level"));
        Assert.Equal(500, line.GetProperty("http.response.status_code").GetInt32());
    }

    [Fact]
    public async Task An_exception_after_the_response_has_started_is_an_error_in_spite_of_its_status()
    {
        await using var service = await LoggedService.StartAsync(
            app => app.MapGet("/late", async context =>
            {
                await context.Response.WriteAsync("half", Cancellation);
                await context.Response.Body.FlushAsync(Cancellation);
                throw new InvalidOperationException("late");
            }),
            Cancellation);
        await service.TryGetAsync("/late", Cancellation);

        var line = await service.RequestLineAsync();

        Assert.Equal("error", line.Text("level"));
        Assert.Equal(200, line.GetProperty("http.response.status_code").GetInt32());
        Assert.Equal(4, line.GetProperty("http.response.body.size").GetInt64());
    }

    [Theory]
    [InlineData("00:00:00.25", "info")]
    [InlineData("00:00:00.2", "warn")]
    public async Task A_request_above_the_latency_bound_is_a_warning(string bound, string level)
    {
        await using var service = await LoggedService.StartAsync(app => app.MapGet("/", () => "hello"), Cancellation, "Cairn:Logging:Requests:SlowAfter", bound);
        await service.GetAsync("/", Cancellation);

        Assert.Equal(level, (await service.RequestLineAsync()).Text("level"));
    }

    [Fact]
    public async Task An_endpoint_without_a_request_timeout_may_take_long()
    {
        await using var service = await LoggedService.StartAsync(
            app => app.MapGet("/events", () => "hello").DisableRequestTimeout(), Cancellation, "Cairn:Logging:Requests:SlowAfter", "00:00:00.2");
        await service.GetAsync("/events", Cancellation);

        Assert.Equal("info", (await service.RequestLineAsync()).Text("level"));
    }

    [Fact]
    public async Task An_endpoint_that_is_kept_out_of_the_metrics_has_no_line()
    {
        await using var service = await LoggedService.StartAsync(app => app.MapGet("/healthz", () => "ok").DisableHttpMetrics(), Cancellation);
        await service.GetAsync("/healthz", Cancellation);

        Assert.DoesNotContain(await service.LinesAsync(), line => line.Text("event.name") == "RequestFinished");
    }

    [Fact]
    public async Task Bytes_written_by_pipe_stream_and_file_are_counted()
    {
        var file = typeof(RequestLogTests).Assembly.Location;
        await using var service = await LoggedService.StartAsync(
            app => app.MapGet("/", async context =>
            {
                await context.Response.WriteAsync("12345", Cancellation);
                await context.Response.Body.WriteAsync(new byte[7], Cancellation);
                await context.Response.SendFileAsync(file, 0, 11, Cancellation);
            }),
            Cancellation);
        await service.GetAsync("/", Cancellation);

        Assert.Equal(23, (await service.RequestLineAsync()).GetProperty("http.response.body.size").GetInt64());
    }

    [Fact]
    public async Task Only_headers_that_are_asked_for_are_logged_and_masked()
    {
        await using var service = await LoggedService.StartAsync(app => app.MapGet("/", () => "hello"), Cancellation, "Cairn:Logging:Requests:Headers:0", "X-Callback");
        var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("X-Callback", "https://ci:hunter2@example.com");
        request.Headers.Add("X-Other", "other");
        await service.SendAsync(request, Cancellation);

        var line = await service.RequestLineAsync();

        Assert.Equal("https://ci:***@example.com", line.Text("http.request.header.x-callback"));
        Assert.DoesNotContain("other", line.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_below_the_level_are_not_written()
    {
        await using var service = await LoggedService.StartAsync(app => app.MapGet("/", () => "hello"), Cancellation, "Logging:LogLevel:Cairn.Logging.Requests", nameof(LogLevel.Warning));
        await service.GetAsync("/", Cancellation);

        Assert.DoesNotContain(await service.LinesAsync(), line => line.Text("event.name") == "RequestFinished");
    }

    [Fact]
    public async Task A_client_that_goes_away_is_information_with_status_499()
    {
        var arrived = new TaskCompletionSource();
        await using var service = await LoggedService.StartAsync(
            app => app.MapGet("/wait", async context =>
            {
                arrived.SetResult();
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            }),
            Cancellation);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var call = service.GetAsync("/wait", leaving.Token);
        await arrived.Task.WaitAsync(Cancellation);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        var line = await service.RequestLineAsync();

        Assert.Equal(499, line.GetProperty("http.response.status_code").GetInt32());
        Assert.Equal("info", line.Text("level"));
    }
}
