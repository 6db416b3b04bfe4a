using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Cairn.Hosting.Lifecycle;

/// <summary>Refuses a service whose code allows a request more time than a stop leaves it. Endpoints are known once the service has started.</summary>
internal sealed class CheckRequestTimeouts(
    IOptions<HostingOptions> hosting,
    IOptions<RequestTimeoutOptions> timeouts,
    IEnumerable<EndpointDataSource> sources) : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var limit = hosting.Value.InFlightTimeout;
        var failures = Policies().Concat(Endpoints())
            .Where(allowed => allowed.Timeout > limit)
            .Select(allowed =>
                $"'{allowed.Name}' has a request time-out of {allowed.Timeout}. " +
                $"A stop cuts requests off after '{HostingOptions.SectionName}:{nameof(HostingOptions.InFlightTimeout)}', which is {limit}. " +
                $"Set that to at least {allowed.Timeout}, or shorten the time-out.")
            .Distinct(StringComparer.Ordinal)
            .ToList();

        return failures.Count == 0
            ? Task.CompletedTask
            : Task.FromException(new OptionsValidationException(Options.DefaultName, typeof(RequestTimeoutOptions), failures));
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private IEnumerable<(string Name, TimeSpan? Timeout)> Policies() => timeouts.Value.Policies
        .Select(policy => (policy.Key, policy.Value.Timeout))
        .Append(("default policy", timeouts.Value.DefaultPolicy?.Timeout));

    private IEnumerable<(string Name, TimeSpan? Timeout)> Endpoints() =>
        from source in sources
        from endpoint in source.Endpoints
        let timeout = endpoint.Metadata.GetMetadata<RequestTimeoutPolicy>()?.Timeout ?? endpoint.Metadata.GetMetadata<RequestTimeoutAttribute>()?.Timeout
        select (endpoint.DisplayName ?? "an endpoint", timeout);
}
