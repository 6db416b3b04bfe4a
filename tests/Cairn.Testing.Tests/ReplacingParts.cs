using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Cairn.Testing.Tests;

public sealed class ReplacingParts
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Options_are_changed_after_configuration_and_the_program_s_own_code()
    {
        await using var service = await CairnTestHost.StartAsync(
            Limited(services => services.Configure<Limits>(limits => limits.Most = 5)),
            setup => setup.Configure("Limits:Most", "3").Configure<Limits>(limits => limits.Most += 2),
            Token);

        Assert.Equal("7", await service.Http.GetStringAsync("/", Token));
    }

    [Fact]
    public async Task Options_that_a_test_makes_invalid_stop_the_start()
    {
        await Assert.ThrowsAsync<OptionsValidationException>(() =>
            CairnTestHost.StartAsync(Limited(), setup => setup.Configure<Limits>(limits => limits.Most = 0), Token));
    }

    [Fact]
    public async Task Ids_of_a_service_count_from_one_in_every_host()
    {
        var program = Programs.Web(app => app.MapGet("/", (Func<Guid> newId) => newId()), services => services.AddSingleton<Func<Guid>>(Guid.CreateVersion7));
        await using var one = await CairnTestHost.StartAsync(program, cancellationToken: Token);
        await using var other = await CairnTestHost.StartAsync(program, cancellationToken: Token);

        Assert.Equal("\"00000000-0000-0000-0000-000000000001\"", await one.Http.GetStringAsync("/", Token));
        Assert.Equal("\"00000000-0000-0000-0000-000000000002\"", await one.Http.GetStringAsync("/", Token));
        Assert.Equal("\"00000000-0000-0000-0000-000000000001\"", await other.Http.GetStringAsync("/", Token));
    }

    [Fact]
    public async Task A_test_can_give_the_ids_itself()
    {
        var id = new Guid("11111111-2222-3333-4444-555555555555");
        var program = Programs.Web(app => app.MapGet("/", (Func<Guid> newId) => newId()), services => services.AddSingleton<Func<Guid>>(Guid.CreateVersion7));
        await using var service = await CairnTestHost.StartAsync(program, setup => setup.Replace<Func<Guid>>(() => id), Token);

        Assert.Equal($"\"{id}\"", await service.Http.GetStringAsync("/", Token));
    }

    [Fact]
    public async Task A_service_without_a_source_of_ids_is_given_none()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Web(_ => { }), cancellationToken: Token);

        Assert.Null(service.Services.GetService<Func<Guid>>());
    }

    private static Func<string[], Task> Limited(Action<IServiceCollection>? register = null) => Programs.Web(
        app => app.MapGet("/", (IOptions<Limits> limits) => limits.Value.Most),
        services =>
        {
            services.AddOptionsWithValidateOnStart<Limits>().BindConfiguration("Limits").ValidateDataAnnotations();
            register?.Invoke(services);
        });

    private sealed class Limits
    {
        [Range(1, 10)]
        public int Most { get; set; } = 1;
    }
}
