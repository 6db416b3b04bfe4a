using Cairn.Testing.Tests.Service;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cairn.Testing.Tests;

public sealed class StartingServices
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_entry_point_of_the_marker_s_assembly_is_run()
    {
        await using var service = await CairnTestHost.StartAsync<GreetingService>(cancellationToken: Token);

        Assert.Equal("hello", await service.Http.GetStringAsync("/", Token));
    }

    [Fact]
    public async Task Configuration_is_visible_to_top_level_code()
    {
        await using var service = await CairnTestHost.StartAsync<GreetingService>(setup => setup.Configure("Greeting", "good = morning"), Token);

        Assert.Equal("good = morning", await service.Http.GetStringAsync("/", Token));
    }

    [Fact]
    public async Task A_service_runs_in_Development_from_the_folder_of_its_binaries_under_its_own_name()
    {
        await using var service = await CairnTestHost.StartAsync<GreetingService>(cancellationToken: Token);

        var environment = service.Services.GetRequiredService<IHostEnvironment>();

        Assert.True(environment.IsDevelopment());
        Assert.Equal("Cairn.Testing.Tests.Service", environment.ApplicationName);
        Assert.Equal(AppContext.BaseDirectory, environment.ContentRootPath);
    }

    [Fact]
    public async Task The_environment_can_be_chosen()
    {
        await using var service = await CairnTestHost.StartAsync<GreetingService>(setup => setup.InEnvironment("Production"), Token);

        Assert.True(service.Services.GetRequiredService<IHostEnvironment>().IsProduction());
    }

    [Fact]
    public async Task A_slim_program_is_run()
    {
        var program = async (string[] args) =>
        {
            var builder = WebApplication.CreateSlimBuilder(args);
            var app = builder.Build();
            app.MapGet("/", () => $"{builder.Configuration["Greeting"]} from {builder.Environment.EnvironmentName}");
            await app.RunAsync();
        };

        await using var service = await CairnTestHost.StartAsync(program, setup => setup.Configure("Greeting", "hi"), Token);

        Assert.Equal("hi from Development", await service.Http.GetStringAsync("/", Token));
    }

    [Fact]
    public async Task A_program_that_blocks_its_thread_is_run()
    {
        var program = (string[] args) =>
        {
            var app = WebApplication.CreateBuilder(args).Build();
            app.MapGet("/", () => "hello");
            app.Run();
            return Task.CompletedTask;
        };

        await using var service = await CairnTestHost.StartAsync(program, cancellationToken: Token);

        Assert.Equal("hello", await service.Http.GetStringAsync("/", Token));
    }

    [Fact]
    public async Task A_program_of_the_older_style_is_run()
    {
        var program = (string[] args) => Host.CreateDefaultBuilder(args)
            .ConfigureWebHostDefaults(web => web.Configure(app => app.Run(context => context.Response.WriteAsync("hello"))))
            .RunConsoleAsync();

        await using var service = await CairnTestHost.StartAsync(program, cancellationToken: Token);

        Assert.Equal("hello", await service.Http.GetStringAsync("/", Token));
    }

    [Fact]
    public async Task A_worker_has_no_client_and_says_why()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Worker(_ => { }), cancellationToken: Token);

        var refusal = Assert.Throws<InvalidOperationException>(() => service.Http);

        Assert.Contains("'Cairn.Testing.Tests' serves no requests", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Services_are_replaced_after_the_program_has_registered_its_own()
    {
        var program = Programs.Web(
            app => app.MapGet("/", (IEnumerable<Uri> all) => string.Join(' ', all)),
            services => services.AddSingleton(new Uri("http://real/")).AddSingleton(new Uri("http://other/")));

        await using var service = await CairnTestHost.StartAsync(program, setup => setup.Replace(new Uri("http://fake/")), Token);

        Assert.Equal("http://fake/", await service.Http.GetStringAsync("/", Token));
    }

    [Fact]
    public async Task The_only_clock_of_a_service_is_the_test_s()
    {
        var program = Programs.Web(
            app => app.MapGet("/", (TimeProvider time) => time.GetUtcNow()),
            services => services.AddSingleton(TimeProvider.System));

        await using var service = await CairnTestHost.StartAsync(program, cancellationToken: Token);
        service.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal("\"2000-01-01T01:00:00+00:00\"", await service.Http.GetStringAsync("/", Token));
        Assert.Same(service.Clock, Assert.Single(service.Services.GetServices<TimeProvider>()));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a=b")]
    public async Task A_configuration_key_that_cannot_be_passed_is_refused(string key)
    {
        var start = () => CairnTestHost.StartAsync<GreetingService>(setup => setup.Configure(key, "value"), Token);

        await Assert.ThrowsAsync<ArgumentException>(start);
    }
}
