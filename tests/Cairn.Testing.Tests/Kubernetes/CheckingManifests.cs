namespace Cairn.Testing.Tests.Kubernetes;

public sealed class CheckingManifests : IDisposable
{
    private const string Deployment = "base/deployment.yaml";
    private const string Service = "base/service.yaml";
    private const string Availability = "base/availability.yaml";
    private const string Network = "base/network-policy.yaml";
    private const string Monitor = "base/service-monitor.yaml";
    private const string Linux = "../Dockerfile";

    private readonly TemplateManifests _manifests = new();

    public static TheoryData<string, string, string, string> FieldsAndTypes => new()
    {
        { Deployment, "periodSeconds: 2", "periodSecond: 2", "[fields] 'periodSecond' is no field of Probe. Did you mean periodSeconds?" },
        { Deployment, "value: \"40\"", "value: 40", "[fields] 'spec.template.spec.containers[0].env[3].value' is '40'. It is a number, and has to be text. Put it in quotes." },
        { Deployment, "value: Production", "value: yes", "It is a truth value, and has to be text." },
        { Deployment, "failureThreshold: 60", "failureThreshold: \"60\"", "It has to be an integer, without quotes." },
        { Deployment, "readOnlyRootFilesystem: true", "readOnlyRootFilesystem: yes", "It has to be true or false, without quotes." },
        { Deployment, "memory: 384Mi", "memory: 384MB", "It has to be a quantity, such as 250m or 128Mi." },
        { Deployment, "type: RollingUpdate", "type: Rolling", "It has to be one of Recreate, RollingUpdate." },
        { Deployment, "drop: [ALL]", "drop: ALL", "It has to be a list." },
        { Deployment, "kind: Deployment", "kind: Deploymnet", "[fields] 'kind' is 'Deploymnet'. Did you mean Deployment?" },
        { Deployment, "apiVersion: apps/v1", "apiVersion: apps/v1beta1", "'apiVersion' of Deployment is 'apps/v1beta1'. Set it to apps/v1." },
        { Deployment, "- maxSkew: 1\n          topologyKey", "- topologyKey", "'spec.template.spec.topologySpreadConstraints[0].maxSkew' is missing. TopologySpreadConstraint needs it." },
        { Service, "kind: Service\n", "kind: Service\nkind: Service\n", "[yaml] It is not YAML that Kubernetes reads" },
        { "overlays/production/deployment.yaml", "requests:", "request:", "'request' is no field of ResourceRequirements. Did you mean requests?" },
        { "overlays/staging/kustomization.yaml", "patches:", "patchs:", "'patchs' is no field of Kustomization. Did you mean patches?" },
    };

    public static TheoryData<string, string, string, string> Pods => new()
    {
        { Deployment, "maxUnavailable: 0", "maxUnavailable: 1", "[availability] 'spec.strategy.rollingUpdate.maxUnavailable' is '1'." },
        { Deployment, "topologySpreadConstraints:", "topologySpread:", "[availability] 'spec.template.spec.topologySpreadConstraints' is not set." },
        { Deployment, "spec: # the", "spec:\n  replicas: 2 # the", "[availability] 'spec.replicas' is '2', and the autoscaler 'acme-build-status' sets it, too." },
        { Deployment, "automountServiceAccountToken: false", "automountServiceAccountToken: true", "[security] 'spec.template.spec.automountServiceAccountToken' is 'true'." },
        { Deployment, "runAsNonRoot: true", "runAsNonRoot: false", "[security] 'spec.template.spec.securityContext.runAsNonRoot' is 'false'." },
        { Deployment, "type: RuntimeDefault", "type: Unconfined", "[security] 'spec.template.spec.securityContext.seccompProfile.type' is 'Unconfined'." },
        { Deployment, "readOnlyRootFilesystem: true", "readOnlyRootFilesystem: false", "[security] 'service: securityContext.readOnlyRootFilesystem' is 'false'." },
        { Deployment, "allowPrivilegeEscalation: false", "privileged: true", "[security] 'service: securityContext.privileged' is 'true'." },
        { Deployment, "drop: [ALL]", "drop: [NET_RAW]", "[security] 'service: securityContext.capabilities.drop' is as it is." },
        { Deployment, "mountPath: /tmp", "mountPath: /var/tmp", "[security] 'service: volumeMounts' has no emptyDir on /tmp." },
        { Deployment, "emptyDir:\n            sizeLimit: 64Mi", "hostPath: { path: /tmp }", "[security] Volume 'tmp' is a hostPath." },
        { Deployment, "memory: 384Mi", "cpu: 1\n              memory: 384Mi", "[resources] 'service: resources.limits.cpu' is '1'." },
        { Deployment, "cpu: 100m\n              ", "", "[resources] 'service: resources.requests.cpu' is not set." },
        { Deployment, "timeoutSeconds: 2\n            failureThreshold: 60", "failureThreshold: 60", "[probes] 'service: startupProbe.timeoutSeconds' is not set." },
        { Deployment, "timeoutSeconds: 2\n            failureThreshold: 3", "timeoutSeconds: 20\n            failureThreshold: 3", "[probes] 'service: livenessProbe.timeoutSeconds' is 20." },
        { Deployment, "terminationGracePeriodSeconds: 45", "terminationGracePeriodSeconds: 30", "[grace] 'CAIRN_POD_GRACE_SECONDS' is 40. Of terminationGracePeriodSeconds, preStop leaves 25 s" },
        { Deployment, "fieldPath: spec.nodeName", "fieldPath: spec.hostname", "[identity] 'K8S_NODE_NAME' is spec.hostname." },
        { Deployment, "value: service", "value: web", "[identity] 'K8S_CONTAINER_NAME' is web." },
        { Deployment, "mountPath: /etc/acme-build-status/settings", "mountPath: /etc/acme-build-status/settings\n              subPath: a.json", "[files] '/etc/acme-build-status/settings' is a subPath." },
        { Deployment, "fieldRef: { fieldPath: status.podIP }", "secretKeyRef: { name: a, key: b }", "[files] 'K8S_POD_IP' is a variable." },
        { Deployment, "image: acme-build-status", "image: acme-build-status:latest", "[image] 'service: image' is 'acme-build-status:latest'." },
        { "overlays/production/deployment.yaml", "limits:", "limits:\n              cpu: 1", "[resources] 'service: resources.limits.cpu' is '1'." },
    };

    public static TheoryData<string, string, string, string> Surroundings => new()
    {
        { Deployment, "path: /readyz, port: management", "path: /readyz, port: manage", "[ports] 'readinessProbe.httpGet.port' is manage." },
        { Deployment, "  selector:\n    matchLabels:\n      app.kubernetes.io/name: acme-build-status", "  selector:\n    matchLabels:\n      app: acme", "[labels] It selects app=acme. The pods have" },
        { Service, "targetPort: http", "targetPort: https", "[ports] 'targetPort' is https." },
        { Service, "  selector:\n    app.kubernetes.io/name: acme-build-status", "  selector:\n    app: acme", "[labels] It selects app=acme. No deployment has pods" },
        { Availability, "maxUnavailable: 1\n", "maxUnavailable: 1\n  selector: { matchLabels: { app: acme } }\n---\n", "[availability] No PodDisruptionBudget selects the pods" },
        { Availability, "name: acme-build-status\n  minReplicas", "name: other\n  minReplicas", "[labels] 'scaleTargetRef.name' is other." },
        { Availability, "minReplicas: 2", "minReplicas: 1", "[availability] 'spec.minReplicas' is 1." },
        { "overlays/production/availability.yaml", "minReplicas: 3", "minReplicas: 1", "[availability] 'spec.minReplicas' is 1." },
        { Network, "- port: http\n", "- port: management\n", "[network] It opens the management port to every pod." },
        { Network, "    - ports:\n        - port: http\n", "    - {}\n", "[network] It opens the management port to every pod." },
        { Network, "          podSelector:\n            matchLabels:\n              app.kubernetes.io/name: prometheus\n", "", "[network] It opens the management port to every pod." },
        { Network, "          podSelector:\n            matchLabels:\n              app.kubernetes.io/name: prometheus\n", "          podSelector: {}\n", "[network] It opens the management port to every pod." },
        { Network, "policyTypes: [Ingress]", "policyTypes: [Egress]", "[network] No NetworkPolicy for Ingress selects the pods" },
        { Monitor, "component: management", "component: metrics", "[labels] It selects app.kubernetes.io/name=acme-build-status, app.kubernetes.io/component=metrics. No service has these labels" },
        { Monitor, "port: management", "port: metrics", "[ports] 'port' is metrics." },
        { Linux, "USER $APP_UID", "USER root", "[image] The process runs as root." },
        { Linux, "USER $APP_UID", "USER root:root", "[image] The process runs as root:root." },
        { Linux, "USER $APP_UID\n", "", "[image] The process runs as the image's own user." },
        { Linux, "ENTRYPOINT [\"dotnet\", \"Acme.BuildStatus.dll\"]", "ENTRYPOINT dotnet Acme.BuildStatus.dll", "[image] The entry point is no list." },
        { Linux, "EXPOSE 8080 9090", "EXPOSE 8080", "[image] It exposes 8080. The container of 'acme-build-status' has 8080, 9090." },
        { Linux, "EXPOSE 8080 9090\n", "", "../Dockerfile:15 [image] It exposes nothing." },
        { "../Dockerfile.windows", "/d 45 /f", "/d 5 /f", "[image] 'ProcessShutdownTimeoutSeconds' is 5." },
        { "../Dockerfile.windows", "USER ContainerUser\n", "", "[image] The process runs as ContainerAdministrator." },
    };

    [Fact]
    public void The_manifests_of_the_template_hold()
    {
        var report = KubernetesManifests.Check(_manifests.Folder);

        report.AssertHolds();
        Assert.Equal(16, report.Manifests);
    }

    [Fact]
    public void The_manifests_of_the_template_with_grpc_hold()
    {
        using var manifests = new TemplateManifests(withGrpc: true);

        KubernetesManifests.Check(manifests.Folder).AssertHolds();
    }

    [Fact]
    public void A_grpc_probe_of_a_port_that_the_container_has_not_is_found()
    {
        using var manifests = new TemplateManifests(withGrpc: true);
        manifests.Plant(Deployment, "grpc: { port: 8081,", "grpc: { port: 8082,");

        var report = KubernetesManifests.Check(manifests.Folder);

        Assert.Contains("'readinessProbe.grpc.port' is 8082. The container has http, 8080, grpc, 8081, management, 9090.", Assert.Single(report.Faults).ToString());
    }

    [Theory]
    [MemberData(nameof(FieldsAndTypes))]
    [MemberData(nameof(Pods))]
    [MemberData(nameof(Surroundings))]
    public void A_planted_fault_is_found(string file, string right, string wrong, string expected)
    {
        _manifests.Plant(file, right, wrong);

        var report = KubernetesManifests.Check(_manifests.Folder);

        Assert.Contains(report.Faults, fault => fault.ToString().Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Linux, "EXPOSE 8080 9090", "EXPOSE 8080/tcp\t9090/tcp")]
    [InlineData(Linux, "USER $APP_UID", "user $APP_UID")]
    [InlineData(Deployment, "memory: 384Mi", "memory: 3e8")]
    [InlineData(Deployment, "cpu: 100m", "cpu: 100000000n")]
    public void Another_form_of_the_same_is_no_fault(string file, string one, string other)
    {
        _manifests.Plant(file, one, other);

        KubernetesManifests.Check(_manifests.Folder).AssertHolds();
    }

    [Fact]
    public void What_a_container_file_leaves_out_is_no_container_file()
    {
        File.WriteAllText(Path.Combine(_manifests.Folder, "..", "Dockerfile.dockerignore"), "bin\nobj\n");

        KubernetesManifests.Check(_manifests.Folder).AssertHolds();
    }

    [Fact]
    public void The_management_port_is_known_by_the_number_that_the_deployment_gives_it()
    {
        _manifests.Plant(Deployment, "containerPort: 9090", "containerPort: 9191");
        _manifests.Plant(Network, "- port: http\n", "- port: 9191\n");

        var report = KubernetesManifests.Check(_manifests.Folder);

        Assert.Contains(report.Faults, fault => fault.ToString().Contains("[network] It opens the management port to every pod.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_fault_names_its_file_and_line()
    {
        _manifests.Plant(Service, "targetPort: http", "targetPorts: http");

        var report = KubernetesManifests.Check(_manifests.Folder);

        var fault = report.Faults.First(fault => fault.Rule == "fields");
        Assert.Equal(14, fault.Line);
        Assert.Equal("base/service.yaml:14 [fields] 'targetPorts' is no field of ServicePort. Did you mean targetPort?", fault.ToString());
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        _manifests.Plant(Service, "targetPort: http", "targetPort: https");
        _manifests.Plant(Deployment, "runAsNonRoot: true", "runAsNonRoot: false");

        var report = Assert.Throws<InvalidOperationException>(KubernetesManifests.Check(_manifests.Folder).AssertHolds).Message;

        Assert.StartsWith("16 manifests, 2 faults.\n  base/deployment.yaml:", report, StringComparison.Ordinal);
        Assert.Contains("\n  base/service.yaml:", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_of_Prometheus_beside_the_manifests_are_left_alone()
    {
        File.WriteAllText(Path.Combine(_manifests.Folder, "base", "rules.yaml"), "groups:\n  - name: builds\n    rules: []\n");

        KubernetesManifests.Check(_manifests.Folder).AssertHolds();
    }

    [Fact]
    public void A_kind_of_somebody_s_own_is_left_alone()
    {
        File.WriteAllText(Path.Combine(_manifests.Folder, "base", "queue.yaml"), "apiVersion: acme.example/v1\nkind: BuildQueue\nspec: { depth: 3 }\n");

        KubernetesManifests.Check(_manifests.Folder).AssertHolds();
    }

    [Fact]
    public void A_folder_without_manifests_does_not_hold()
    {
        var empty = Directory.CreateDirectory(Path.Combine(_manifests.Folder, "empty"));

        Assert.Throws<InvalidOperationException>(KubernetesManifests.Check(empty.FullName).AssertHolds);
        Assert.Throws<DirectoryNotFoundException>(() => KubernetesManifests.Check(Path.Combine(empty.FullName, "none")));
    }

    public void Dispose() => _manifests.Dispose();
}
