using Cairn.Telemetry.Identity;
using Microsoft.AspNetCore.Builder;

namespace Cairn.Telemetry.Tests;

public sealed class IdentityTests
{
    private const string Id = "3f1c6dd0e1f0a3b2c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b";
    private const string SandboxId = "9999999999999999999999999999999999999999999999999999999999999999";

    [Theory]
    [InlineData("12:memory:/docker/" + Id, Id)]
    [InlineData("11:cpu:/kubepods/burstable/pod2d0a/" + Id, Id)]
    [InlineData("0::/system.slice/docker-" + Id + ".scope", Id)]
    [InlineData("0::/kubepods.slice/kubepods-pod2d0a.slice/cri-containerd-" + Id + ".scope", Id)]
    [InlineData("0::/kubepods.slice/pod2d0a/:cri-containerd:" + Id, Id)]
    [InlineData("0::/", null)]
    [InlineData("0::/user.slice/user-1000.slice/session-2.scope", null)]
    [InlineData("0::/docker/3f1c6dd0e1f0", null)]
    public void A_control_group_names_its_container(string line, string? expected)
    {
        Assert.Equal(expected, ContainerId.InControlGroups(["1:name=systemd:/", line]));
    }

    [Theory]
    [InlineData($"473 456 254:1 /docker/containers/{Id}/hostname /etc/hostname rw - ext4 /dev/vda1 rw", Id)]
    [InlineData($"983 961 0:56 /containers/overlay-containers/{Id}/userdata/hostname /etc/hostname rw - tmpfs tmpfs rw", Id)]
    [InlineData($"901 880 8:1 /var/lib/containerd/io.containerd.grpc.v1.cri/sandboxes/{SandboxId}/hostname /etc/hostname rw - ext4 /dev/sda1 rw", null)]
    [InlineData("20 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw", null)]
    public void A_mount_of_the_engine_names_its_container(string line, string? expected)
    {
        Assert.Equal(expected, ContainerId.InMounts(["22 20 0:20 / /proc rw - proc proc rw", line]));
    }

    [Theory]
    [InlineData("https://git.example/ci/build-status.git", "https://git.example/ci/build-status")]
    [InlineData("https://bot:s3cret@git.example:8443/ci/build-status.git/", "https://git.example:8443/ci/build-status")]
    [InlineData("https://s3cret@git.example/ci/build-status?token=s3cret#readme", "https://git.example/ci/build-status")]
    [InlineData("git@git.example:ci/build-status.git", "https://git.example/ci/build-status")]
    [InlineData("ssh://git@git.example:2222/ci/build-status.git", "https://git.example/ci/build-status")]
    [InlineData("/srv/git/build-status.git", null)]
    [InlineData("file:///srv/git/build-status.git", null)]
    [InlineData("", null)]
    public void A_repository_has_one_address_and_no_credentials(string url, string? expected)
    {
        Assert.Equal(expected, RepositoryAddress.Canonical(url));
    }

    [Fact]
    public async Task A_resource_says_what_the_service_was_built_from()
    {
        var resource = await ResourceAsync();

        Assert.Equal("https://git.example/ci/telemetry-tests", resource["vcs.repository.url.full"]);
        Assert.Equal("main", resource["vcs.ref.head.name"]);
        Assert.Equal("0123456789abcdef0123456789abcdef01234567", resource["vcs.ref.head.revision"]);
        Assert.DoesNotContain('+', $"{resource["service.version"]}");
    }

    [Fact]
    public async Task A_resource_says_where_in_Kubernetes_the_service_runs()
    {
        var resource = await ResourceAsync(
            "--K8S_CLUSTER_NAME=eu1", "--K8S_NAMESPACE_NAME=ci", "--K8S_NODE_NAME=node-3", "--K8S_DEPLOYMENT_NAME=build-status",
            "--K8S_POD_NAME=build-status-7", "--K8S_POD_UID=2d0a", "--K8S_POD_IP=10.1.2.3", "--K8S_CONTAINER_NAME=service");

        var found = resource.Where(attribute => attribute.Key.StartsWith("k8s.", StringComparison.Ordinal)).Select(attribute => $"{attribute.Key}={attribute.Value}");
        Assert.Equal(
            "k8s.cluster.name=eu1 k8s.container.name=service k8s.deployment.name=build-status k8s.namespace.name=ci " +
            "k8s.node.name=node-3 k8s.pod.ip=10.1.2.3 k8s.pod.name=build-status-7 k8s.pod.uid=2d0a",
            string.Join(' ', found.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task The_standard_variable_wins_over_everything_found()
    {
        var resource = await ResourceAsync(
            "--K8S_POD_NAME=found", "--K8S_NODE_NAME=", "--OTEL_RESOURCE_ATTRIBUTES=k8s.pod.name=said,vcs.ref.head.name=release");

        Assert.Equal(("said", "release"), (resource["k8s.pod.name"], resource["vcs.ref.head.name"]));
        Assert.False(resource.Contains("k8s.node.name"));
    }

    private static async Task<Cairn.Testing.OtlpAttributes> ResourceAsync(params string[] settings)
    {
        await using var service = await TestService.StartAsync(app => app.MapGet("/", () => "home"), settings: settings);
        await service.Http.GetAsync("/", TestContext.Current.CancellationToken);
        return (await service.StopAndGetServerSpanAsync()).Resource;
    }
}
