using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cairn.Testing.Tests;

public sealed class FailingServices
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_exception_before_the_host_is_built_is_thrown_unchanged()
    {
        var start = () => CairnTestHost.StartAsync(_ => throw new FormatException("no such flavour"), cancellationToken: Token);

        var failure = await Assert.ThrowsAsync<FormatException>(start);

        Assert.Equal("no such flavour", failure.Message);
    }

    [Fact]
    public async Task An_exception_while_the_host_starts_is_thrown_unchanged()
    {
        var program = Programs.Worker(services => services.AddHostedService<Unstartable>());

        var failure = await Assert.ThrowsAsync<FormatException>(() => CairnTestHost.StartAsync(program, cancellationToken: Token));

        Assert.Equal("cannot start", failure.Message);
    }

    [Fact]
    public async Task A_program_that_hides_its_failure_is_quoted_from_its_log()
    {
        var program = async (string[] args) =>
        {
            try
            {
                await Programs.Worker(services => services.AddHostedService<Unstartable>())(args);
            }
            catch (FormatException)
            {
                // As a program does that turns exceptions into exit codes.
            }
        };

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => CairnTestHost.StartAsync(program, cancellationToken: Token));

        Assert.Contains("did not start the host it built", failure.Message, StringComparison.Ordinal);
        Assert.Equal("cannot start", failure.InnerException?.Message);
    }

    [Fact]
    public async Task A_program_that_builds_no_host_is_refused()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => CairnTestHost.StartAsync(_ => Task.CompletedTask, cancellationToken: Token));

        Assert.Contains("'Cairn.Testing.Tests' ended, but built no host.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_ignores_its_arguments_is_refused()
    {
        var start = () => CairnTestHost.StartAsync(_ => WebApplication.CreateBuilder().Build().RunAsync(), cancellationToken: Token);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(start);

        Assert.Contains("WebApplication.CreateBuilder(args)", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assembly_without_an_entry_point_is_refused()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => CairnTestHost.StartAsync<CairnTestHost>(cancellationToken: Token));

        Assert.Contains("'Cairn.Testing' has no entry point", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_can_be_given_up()
    {
        using var patience = new CancellationTokenSource();
        var end = new TaskCompletionSource();
        var program = Programs.Worker(services => services.AddHostedService(_ => new Endless(patience)));
        var start = CairnTestHost.StartAsync(args => program(args).ContinueWith(end.SetFromTask, TaskScheduler.Default), cancellationToken: patience.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => start);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => end.Task.WaitAsync(Token));
    }

    private sealed class Unstartable : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => throw new FormatException("cannot start");

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Endless(CancellationTokenSource patience) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            await patience.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
