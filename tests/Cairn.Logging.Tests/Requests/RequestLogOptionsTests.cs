using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Cairn.Logging.Tests.Requests;

public sealed class RequestLogOptionsTests
{
    [Theory]
    [InlineData("Requests:Enabled", "maybe", "'Cairn:Logging:Requests:Enabled' is maybe. It must be true or false. Use true for a line a request.")]
    [InlineData("Requests:SlowAfter", "soon", "'Cairn:Logging:Requests:SlowAfter' is soon. It must be a duration. Use 00:00:01 for one second.")]
    [InlineData("Requests:SlowAfter", "00:00:00", "'Cairn:Logging:Requests:SlowAfter' is 00:00:00. It must be above zero and at most one hour. Use 00:00:01, or what the service's callers call slow.")]
    [InlineData("Requests:SlowAfter", "5", "'Cairn:Logging:Requests:SlowAfter' is 5.00:00:00. It must be above zero and at most one hour. Use 00:00:01, or what the service's callers call slow.")]
    [InlineData("Requests:Headers:0", "X Request", "'Cairn:Logging:Requests:Headers:0' is X Request. That is no name of a header. Write the name alone, such as X-Request-Id.")]
    [InlineData("Requests:Headers:0", "Authorization", "'Cairn:Logging:Requests:Headers:0' is Authorization. A header that carries credentials is never logged. Remove it.")]
    public async Task A_setting_that_is_wrong_stops_the_host_with_a_sentence(string key, string value, string sentence)
    {
        using var host = Build(builder => builder.With($"Cairn:Logging:{key}", value));

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Equal([sentence], failure.Failures);
    }

    [Theory]
    [InlineData("Cookie")]
    [InlineData("set-cookie")]
    [InlineData("Proxy-Authorization")]
    [InlineData("X-Api-Key")]
    [InlineData("X-Amz-Security-Token")]
    [InlineData("X-Forwarded-Client-Cert")]
    public void A_header_that_carries_credentials_cannot_be_allowed_in_code_either(string header)
    {
        using var host = Build(builder => builder.Services.AddCairnLogging(options => options.Requests.Headers.Add(header)));

        var failure = Assert.Throws<OptionsValidationException>(() => host.Services.GetRequiredService<IOptions<LoggingOptions>>().Value);

        Assert.Contains($"is {header}. A header that carries credentials is never logged.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_is_said_at_once()
    {
        using var host = Build(builder => builder
            .With("Cairn:Logging:Format", "Yaml").With("Cairn:Logging:Requests:Headers:0", "Cookie").With("Cairn:Logging:Requests:SlowAfter", "-1"));

        var failure = Assert.Throws<OptionsValidationException>(() => host.Services.GetRequiredService<IOptions<LoggingOptions>>().Value);

        Assert.Equal(3, failure.Failures.Count());
    }

    [Fact]
    public async Task A_worker_without_a_web_server_starts_and_stops()
    {
        using var host = Build(_ => { });

        await host.StartAsync(TestContext.Current.CancellationToken);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    private static IHost Build(Action<HostApplicationBuilder> setup)
    {
        var builder = Host.CreateApplicationBuilder();
        setup(builder);
        builder.Services.AddKeyedSingleton(LogPipeline.OutputKey, TextWriter.Null).AddCairnLogging();
        return builder.Build();
    }
}
