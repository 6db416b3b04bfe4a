using System.Diagnostics;
using Cairn.Testing.Tests.Service;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Testing.Tests;

public sealed class CallingOtherServices
{
    /// <summary>Answers with its own name, and at /ask/{peer} with what the peer answers.</summary>
    private static readonly Func<string[], Task> Program = async args =>
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHttpClient();
        await using var app = builder.Build();
        app.MapGet("/", (HttpRequest request) => $"{app.Configuration["Name"]} at {request.Host}");
        app.MapGet("/ask/{peer}", (string peer, IHttpClientFactory clients) => clients.CreateClient(peer).GetStringAsync($"http://{peer}/"));
        await app.RunAsync();
    };

    private readonly CairnTestNetwork _network = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Services_of_a_network_call_each_other_by_name(bool onKestrel)
    {
        await using var portal = await StartAsync("portal", onKestrel);
        await using var status = await StartAsync("build-status", onKestrel);

        Assert.Equal("build-status at build-status", await portal.Http.GetStringAsync("/ask/build-status", Token));
        Assert.Equal("portal at portal", await status.Http.GetStringAsync("/ask/portal", Token));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_trace_runs_through_both_services(bool onKestrel)
    {
        await using var portal = await StartAsync("portal", onKestrel);
        await using var status = await StartAsync("build-status", onKestrel);

        await portal.Http.GetStringAsync("/ask/build-status", Token);

        var asked = await status.Spans.WaitForAsync(span => span.Kind == ActivityKind.Server, Token);
        var call = Assert.Single(portal.Spans.All, span => span.Kind == ActivityKind.Client);
        var request = await portal.Spans.WaitForAsync(span => span.Kind == ActivityKind.Server, Token);
        Assert.Equal((request.TraceId, request.SpanId), (call.TraceId, call.ParentSpanId));
        Assert.Equal((call.TraceId, call.SpanId), (asked.TraceId, asked.ParentSpanId));
        Assert.Equal(("GET", "System.Net.Http", "build-status"), (call.Name, call.Source, call.Tags["server.address"]));
        Assert.Equal("200", $"{call.Tags["http.response.status_code"]}");
        Assert.Single(status.Spans.All);
    }

    [Fact]
    public async Task A_service_of_a_project_joins_as_well_as_a_delegate()
    {
        var network = new CairnTestNetwork();
        await using var greeting = await CairnTestHost.StartAsync<GreetingService>(setup => setup.Join(network, "greeting"), Token);
        await using var portal = await CairnTestHost.StartAsync(Program, setup => setup.Join(network, "portal"), Token);

        Assert.Equal("hello", await portal.Http.GetStringAsync("/ask/greeting", Token));
    }

    [Fact]
    public async Task A_name_that_is_not_known_is_told_with_those_that_are_the_nearest_first()
    {
        await using var portal = await StartAsync("portal");
        await using var status = await StartAsync("build-status");

        await portal.Http.GetAsync("/ask/build-statsu", Token);

        var failure = portal.Logs.All.First(entry => entry.Exception is HttpRequestException).Exception!;
        Assert.StartsWith("No host of the network is called 'build-statsu'. Known: build-status, portal.", failure.Message, StringComparison.Ordinal);
        Assert.Equal(HttpRequestError.NameResolutionError, ((HttpRequestException)failure).HttpRequestError);
    }

    [Fact]
    public async Task A_service_that_has_ended_is_not_known_any_more()
    {
        await using var portal = await StartAsync("portal");
        var status = await StartAsync("build-status");
        await status.DisposeAsync();

        await portal.Http.GetAsync("/ask/build-status", Token);

        var failure = portal.Logs.All.First(entry => entry.Exception is HttpRequestException).Exception!;
        Assert.StartsWith("No host of the network is called 'build-status'. Known: portal.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_host_of_the_same_name_is_refused_until_the_first_has_ended()
    {
        var first = await StartAsync("portal");

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync("portal"));
        Assert.Contains("'portal' is in the network already.", refused.Message, StringComparison.Ordinal);

        await first.DisposeAsync();
        await using var second = await StartAsync("portal");
    }

    [Fact]
    public async Task A_host_that_did_not_start_gives_its_name_back()
    {
        await Assert.ThrowsAsync<FormatException>(() =>
            CairnTestHost.StartAsync(_ => throw new FormatException(), setup => setup.Join(_network, "portal"), Token));

        await using var portal = await StartAsync("portal");
    }

    [Fact]
    public async Task A_host_that_cannot_be_called_gives_its_name_back_and_ends()
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var program = Programs.Web(_ => { }, services => services.AddSingleton<IServer, Nowhere>());

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => CairnTestHost.StartAsync(
            args => program(args).ContinueWith(ended.SetFromTask, TaskScheduler.Default), setup => setup.Join(_network, "portal").OnKestrel(), Token));

        Assert.Equal("The server 'Nowhere' tells no address. Register one that fills IServerAddressesFeature.", refusal.Message);
        await using var portal = await StartAsync("portal");
        await ended.Task.WaitAsync(Token);
    }

    [Fact]
    public async Task Networks_do_not_know_of_each_other()
    {
        await using var here = await StartAsync("portal");
        await using var there = await CairnTestHost.StartAsync(
            Program, setup => setup.Configure("Name", "elsewhere").Join(new CairnTestNetwork(), "portal"), Token);

        Assert.Equal("portal at portal", await here.Http.GetStringAsync("/ask/portal", Token));
        Assert.Equal("elsewhere at portal", await there.Http.GetStringAsync("/ask/portal", Token));
    }

    [Fact]
    public async Task What_a_test_puts_in_the_place_of_the_sockets_answers_for_any_name()
    {
        await using var portal = await CairnTestHost.StartAsync(
            Program,
            setup => setup.Join(_network, "portal").ConfigureServices(services =>
                services.AddHttpClient("store").ConfigurePrimaryHttpMessageHandler(() => new Canned())),
            Token);

        Assert.Equal("canned", await portal.Http.GetStringAsync("/ask/store", Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no spaces")]
    [InlineData("127.0.0.1")]
    public async Task A_name_that_is_no_host_name_is_refused(string name)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => CairnTestHost.StartAsync(Program, setup => setup.Join(_network, name), Token));
    }

    private Task<CairnTestHost> StartAsync(string name, bool onKestrel = false) => CairnTestHost.StartAsync(
        Program,
        setup => _ = onKestrel ? setup.Configure("Name", name).Join(_network, name).OnKestrel() : setup.Configure("Name", name).Join(_network, name),
        Token);

    private sealed class Nowhere : IServer
    {
        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }

    private sealed class Canned : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage { Content = new StringContent("canned") });
    }
}
