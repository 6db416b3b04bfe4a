using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using YamlDotNet.RepresentationModel;

namespace Cairn.Testing.Kubernetes;

/// <summary>Whether the manifests speak of the service that runs.</summary>
internal static class ServiceRules
{
    private const string DefaultManagementPort = "9090";
    private static readonly string[] Probes = ["startupProbe", "livenessProbe", "readinessProbe"];

    public static async Task<IReadOnlyList<ManifestFault>> FaultsAsync(ManifestFolder folder, CairnTestHost service, CancellationToken cancellationToken)
    {
        // Workers have begun, and the first health checks have run.
        await service.Clock.AdvanceUntilIdle(TimeSpan.Zero, cancellationToken);
        var faults = new List<ManifestFault>();
        foreach (var (deployment, container) in folder.Whole("Deployment").SelectMany(deployment => deployment.Containers.Take(1).Select(container => (deployment, container))))
        {
            faults.AddRange([.. Ports(folder, service, deployment, container), .. Grace(service, deployment, container)]);
            foreach (var probe in Probes)
            {
                faults.AddRange(container.At($"{probe}.grpc") is { } overGrpc
                    ? await GrpcProbe.FaultsAsync(service.Http, deployment, overGrpc, cancellationToken)
                    : await AnswersAsync(service.Management, deployment, container.At($"{probe}.httpGet"), "path", "probes", cancellationToken));
            }
        }

        foreach (var (monitor, endpoint) in folder.Whole("ServiceMonitor").SelectMany(monitor => monitor.Root.List("spec.endpoints").Select(endpoint => (monitor, endpoint))))
        {
            faults.AddRange(await AnswersAsync(service.Management, monitor, endpoint, "path", "ports", cancellationToken));
        }

        return faults;
    }

    private static async Task<IEnumerable<ManifestFault>> AnswersAsync(
        HttpClient client, Manifest manifest, YamlNode? node, string key, string rule, CancellationToken cancellationToken)
    {
        var path = node.Text(key);
        if (path is null)
        {
            return [manifest.Fault(node, rule, $"'{key}' is not set. The service answers on its management port. Name a path of it.")];
        }

        using var answer = await client.GetAsync(path, cancellationToken);
        return answer.StatusCode is HttpStatusCode.OK
            ? []
            : [manifest.Fault(node, rule, $"'{key}' is {path}. The service answers {(int)answer.StatusCode} there, on its management port. Name a path that it answers with 200.")];
    }

    private static IEnumerable<ManifestFault> Ports(ManifestFolder folder, CairnTestHost service, Manifest deployment, YamlNode container)
    {
        var management = service.Services.GetRequiredService<IConfiguration>()["Cairn:Hosting:ManagementPort"] ?? DefaultManagementPort;
        var named = container.List("ports").DistinctBy(port => port.Text("name")).ToDictionary(port => port.Text("name") ?? "", port => port.Text("containerPort"));
        if (named.GetValueOrDefault(NetworkRules.ManagementPort) != management)
        {
            yield return deployment.Fault(container.At("ports"), "ports", $"The port 'management' is {named.GetValueOrDefault(NetworkRules.ManagementPort) ?? "missing"}. The service has its probes on {management}. Make them agree.");
        }

        var grpc = service.Services.GetRequiredService<IConfiguration>()["Cairn:Grpc:Port"];
        if (grpc is not null && named.GetValueOrDefault("grpc") != grpc)
        {
            yield return deployment.Fault(container.At("ports"), "ports", $"The port 'grpc' is {named.GetValueOrDefault("grpc") ?? "missing"}. 'Cairn:Grpc:Port' is {grpc}. Make them agree.");
        }

        var main = named.Where(port => port.Key != NetworkRules.ManagementPort).Select(port => port.Value).Order(StringComparer.Ordinal);
        foreach (var file in folder.ContainerFiles.Where(file => (file.Variable("ASPNETCORE_HTTP_PORTS") ?? "8080") != string.Join(';', main)))
        {
            yield return deployment.Fault(container.At("ports"), "ports", $"The main ports are {string.Join(';', main)}. '{file.Name}' has the service listen on {file.Variable("ASPNETCORE_HTTP_PORTS") ?? "8080"}. Make them agree.");
        }
    }

    // The host's own limit covers drain, requests in flight, telemetry and a margin.
    private static IEnumerable<ManifestFault> Grace(CairnTestHost service, Manifest deployment, YamlNode container)
    {
        var stop = service.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout;
        var left = TimeSpan.FromSeconds(GraceRules.Left(deployment, container) ?? 0);
        if (service.Services.GetRequiredService<IHostEnvironment>().IsDevelopment())
        {
            yield return deployment.Fault(container, "grace", "The service runs in the Development environment, where it does not drain. Start it with InEnvironment(\"Production\").");
        }

        if (left <= stop)
        {
            yield return deployment.Fault(
                deployment.Pod.At("terminationGracePeriodSeconds"),
                "grace",
                $"Of 'terminationGracePeriodSeconds', preStop leaves {left.TotalSeconds} s. The service may take {stop.TotalSeconds} s to stop, and is killed then. Raise it by {(stop - left).TotalSeconds + 1}, or shorten 'Cairn:Hosting:DrainDelay' or 'Cairn:Hosting:InFlightTimeout'.");
        }
    }
}
