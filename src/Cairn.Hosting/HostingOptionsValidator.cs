using System.Net;
using Microsoft.Extensions.Options;

namespace Cairn.Hosting;

internal sealed class HostingOptionsValidator : IValidateOptions<HostingOptions>
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? name, HostingOptions options)
    {
        var result = new ValidateOptionsResultBuilder();

        if (options.ManagementPort is < 0 or > IPEndPoint.MaxPort)
        {
            result.AddError($"{Key(nameof(options.ManagementPort))} is {options.ManagementPort}. A port is between 0 and 65535. Use 9090, or 0 for any free port.");
        }

        if (options.ManagementAddress is { } address && !IPAddress.TryParse(address, out _))
        {
            result.AddError($"{Key(nameof(options.ManagementAddress))} is '{address}'. It must be an IP address. Use 127.0.0.1 for this machine alone, or remove the key to bind all addresses.");
        }

        if (options.DrainDelay < TimeSpan.Zero || options.DrainDelay > LongestWait)
        {
            result.AddError($"{Key(nameof(options.DrainDelay))} is {options.DrainDelay}. It must be between zero and one hour. Use 00:00:08, or the time your load balancer needs to notice.");
        }

        CheckPositive(result, nameof(options.InFlightTimeout), options.InFlightTimeout, "00:00:20");
        CheckPositive(result, nameof(options.RequestTimeout), options.RequestTimeout, "00:00:10");
        CheckPositive(result, "Startup:WarmupTimeLimit", options.Startup.WarmupTimeLimit, "00:01:00");
        CheckPositive(result, "Startup:Window", options.Startup.Window, "00:02:00");

        if (options.Workers.RestartLimit < 0)
        {
            result.AddError($"{Key("Workers:RestartLimit")} is {options.Workers.RestartLimit}. It cannot be negative. Use 5, or 0 to stop the service at a worker's first failure.");
        }

        if (options.Workers.HeartbeatTimeout <= TimeSpan.Zero)
        {
            result.AddError($"{Key("Workers:HeartbeatTimeout")} is {options.Workers.HeartbeatTimeout}. It must be above zero. Use 02:00:00, or a few rounds of the slowest worker.");
        }

        return result.Build();
    }

    private static void CheckPositive(ValidateOptionsResultBuilder result, string property, TimeSpan value, string example)
    {
        if (value <= TimeSpan.Zero || value > LongestWait)
        {
            result.AddError($"{Key(property)} is {value}. It must be above zero and at most one hour. Use {example}.");
        }
    }

    private static string Key(string property) => $"'{HostingOptions.SectionName}:{property}'";
}
