namespace Cairn.Telemetry;

/// <summary>
/// The names of the span and resource attributes that this package writes
/// (OpenTelemetry semantic conventions, HTTP spans and resources; all stable unless said otherwise).
/// </summary>
public static class TelemetryNames
{
    /// <summary>The class of failure: an exception type's full name, or the status code of a returned 5xx. Absent on success.</summary>
    public const string ErrorType = "error.type";

    /// <summary>The request method, in upper case; <c>_OTHER</c> when it is not a known one.</summary>
    public const string HttpRequestMethod = "http.request.method";

    /// <summary>The request method as sent, where it differs from <see cref="HttpRequestMethod"/>.</summary>
    public const string HttpRequestMethodOriginal = "http.request.method_original";

    /// <summary>The status code of the response, an integer.</summary>
    public const string HttpResponseStatusCode = "http.response.status_code";

    /// <summary>The route template that matched, such as <c>/builds/{id}</c>.</summary>
    public const string HttpRoute = "http.route";

    /// <summary>The version of HTTP: <c>1.0</c>, <c>1.1</c>, <c>2</c> or <c>3</c>.</summary>
    public const string NetworkProtocolVersion = "network.protocol.version";

    /// <summary>The address of the client; behind a proxy only as far as forwarded headers are trusted.</summary>
    public const string ClientAddress = "client.address";

    /// <summary>The host that the client asked for.</summary>
    public const string ServerAddress = "server.address";

    /// <summary>The port that the client asked for, an integer.</summary>
    public const string ServerPort = "server.port";

    /// <summary>The scheme of the request, such as <c>https</c>.</summary>
    public const string UrlScheme = "url.scheme";

    /// <summary>The path of the request.</summary>
    public const string UrlPath = "url.path";

    /// <summary>The query of the request without the question mark; values of parameters known to be secret are <c>REDACTED</c>.</summary>
    public const string UrlQuery = "url.query";

    /// <summary>The client's own name for itself.</summary>
    public const string UserAgentOriginal = "user_agent.original";

    /// <summary>The name of the service.</summary>
    public const string ServiceName = "service.name";

    /// <summary>The group of services that the name is unique in.</summary>
    public const string ServiceNamespace = "service.namespace";

    /// <summary>The version of the service.</summary>
    public const string ServiceVersion = "service.version";

    /// <summary>A random id of this run of the service.</summary>
    public const string ServiceInstanceId = "service.instance.id";

    /// <summary>The environment, such as <c>production</c>.</summary>
    public const string DeploymentEnvironmentName = "deployment.environment.name";

    /// <summary>The distribution of OpenTelemetry in use: <c>cairn</c>.</summary>
    public const string TelemetryDistroName = "telemetry.distro.name";

    /// <summary>The version of Cairn.</summary>
    public const string TelemetryDistroVersion = "telemetry.distro.version";

    /// <summary>The name of the machine or container (not yet stable).</summary>
    public const string HostName = "host.name";

    /// <summary>The processor architecture, such as <c>amd64</c> (not yet stable).</summary>
    public const string HostArch = "host.arch";

    /// <summary>The operating system: <c>linux</c>, <c>windows</c> or <c>darwin</c> (not yet stable).</summary>
    public const string OsType = "os.type";

    /// <summary>The id of the process, an integer (not yet stable).</summary>
    public const string ProcessPid = "process.pid";

    /// <summary>The runtime: <c>.NET</c> (not yet stable).</summary>
    public const string ProcessRuntimeName = "process.runtime.name";

    /// <summary>The version of the runtime (not yet stable).</summary>
    public const string ProcessRuntimeVersion = "process.runtime.version";

    /// <summary>The id of the container that the service runs in (not yet stable).</summary>
    public const string ContainerId = "container.id";

    /// <summary>The name of the Kubernetes cluster, from <c>K8S_CLUSTER_NAME</c>.</summary>
    public const string K8sClusterName = "k8s.cluster.name";

    /// <summary>The Kubernetes namespace, from <c>K8S_NAMESPACE_NAME</c>.</summary>
    public const string K8sNamespaceName = "k8s.namespace.name";

    /// <summary>The node that the pod runs on, from <c>K8S_NODE_NAME</c>.</summary>
    public const string K8sNodeName = "k8s.node.name";

    /// <summary>The deployment that the pod belongs to, from <c>K8S_DEPLOYMENT_NAME</c>.</summary>
    public const string K8sDeploymentName = "k8s.deployment.name";

    /// <summary>The name of the pod, from <c>K8S_POD_NAME</c>.</summary>
    public const string K8sPodName = "k8s.pod.name";

    /// <summary>The unique id of the pod, from <c>K8S_POD_UID</c>.</summary>
    public const string K8sPodUid = "k8s.pod.uid";

    /// <summary>The address of the pod, from <c>K8S_POD_IP</c>.</summary>
    public const string K8sPodIp = "k8s.pod.ip";

    /// <summary>The name of the container within the pod, from <c>K8S_CONTAINER_NAME</c>.</summary>
    public const string K8sContainerName = "k8s.container.name";

    /// <summary>The address of the repository that the service was built from, without credentials and <c>.git</c> (release candidate).</summary>
    public const string VcsRepositoryUrlFull = "vcs.repository.url.full";

    /// <summary>The branch or tag that the service was built from (release candidate).</summary>
    public const string VcsRefHeadName = "vcs.ref.head.name";

    /// <summary>The full revision that the service was built from (release candidate).</summary>
    public const string VcsRefHeadRevision = "vcs.ref.head.revision";
}
