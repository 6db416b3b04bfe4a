using System.Reflection;
using System.Runtime.InteropServices;
using Cairn.Telemetry.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Resources;

namespace Cairn.Telemetry;

/// <summary>
/// What the service says about itself in every export. One instance a host, so that all signals carry the same instance id;
/// <c>OTEL_SERVICE_NAME</c> and <c>OTEL_RESOURCE_ATTRIBUTES</c> are read after it and win.
/// </summary>
internal sealed class ServiceResource : IResourceDetector
{
    private static readonly string[] KnownEnvironments = ["production", "staging", "test", "development"];

    private readonly Resource _resource;

    public ServiceResource(TelemetrySettings settings, IConfiguration configuration, IHostEnvironment environment)
    {
        var options = settings.Options;
        var build = BuildOf(environment);
        var attributes = new Dictionary<string, object>
        {
            [TelemetryNames.ServiceName] = NullIfBlank(options.ServiceName) ?? environment.ApplicationName,
            [TelemetryNames.ServiceInstanceId] = Guid.NewGuid().ToString(),
            [TelemetryNames.DeploymentEnvironmentName] = EnvironmentName(environment),
            [TelemetryNames.TelemetryDistroName] = "cairn",
            [TelemetryNames.TelemetryDistroVersion] = new BuildMetadata(typeof(ServiceResource).Assembly).Version ?? "0.0.0",
            [TelemetryNames.HostName] = Environment.MachineName,
            [TelemetryNames.HostArch] = Architecture,
            [TelemetryNames.OsType] = OperatingSystemType,
            [TelemetryNames.ProcessPid] = (long)Environment.ProcessId,
            [TelemetryNames.ProcessRuntimeName] = ".NET",
            [TelemetryNames.ProcessRuntimeVersion] = Environment.Version.ToString(),
        };

        AddIfPresent(attributes, TelemetryNames.ServiceNamespace, options.ServiceNamespace);
        AddIfPresent(attributes, TelemetryNames.ServiceVersion, options.ServiceVersion ?? build?.Version);
        AddIfPresent(attributes, TelemetryNames.VcsRepositoryUrlFull, build?.RepositoryUrl);
        AddIfPresent(attributes, TelemetryNames.VcsRefHeadName, build?.Branch);
        AddIfPresent(attributes, TelemetryNames.VcsRefHeadRevision, build?.Revision);
        AddIfPresent(attributes, TelemetryNames.ContainerId, ContainerId.Find());
        foreach (var (name, value) in KubernetesAttributes.Read(configuration))
        {
            AddIfPresent(attributes, name, value);
        }

        foreach (var (name, value) in options.ResourceAttributes)
        {
            AddIfPresent(attributes, name, value);
        }

        _resource = new Resource(attributes);
    }

    private static string Architecture => RuntimeInformation.OSArchitecture switch
    {
        System.Runtime.InteropServices.Architecture.X64 => "amd64",
        var other => other.ToString().ToLowerInvariant(), // arm64, x86, s390x and ppc64le are the conventions' own names
    };

    private static string OperatingSystemType =>
        OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";

    public Resource Detect() => _resource;

    /// <summary>The conventions' own names are lower-case; a name of the service's own choice is left as it is.</summary>
    private static string EnvironmentName(IHostEnvironment environment) =>
        KnownEnvironments.FirstOrDefault(environment.IsEnvironment) ?? environment.EnvironmentName;

    private static BuildMetadata? BuildOf(IHostEnvironment environment) =>
        Assembly.GetEntryAssembly() is { } entry && entry.GetName().Name == environment.ApplicationName ? new BuildMetadata(entry) : null;

    private static void AddIfPresent(Dictionary<string, object> attributes, string name, string? value)
    {
        if (NullIfBlank(value) is { } present)
        {
            attributes[name] = present;
        }
    }

    private static string? NullIfBlank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
