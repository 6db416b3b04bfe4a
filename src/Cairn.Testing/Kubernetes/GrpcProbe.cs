using System.Net;
using System.Net.Http.Headers;
using System.Text;
using YamlDotNet.RepresentationModel;

namespace Cairn.Testing.Kubernetes;

/// <summary>Asks a service for its health over gRPC, as the kubelet does (<c>grpc.health.v1</c>). Its two messages are written and read by hand.</summary>
internal static class GrpcProbe
{
    private const string Check = "/grpc.health.v1.Health/Check";
    private const byte ServiceField = 10; // number 1, text
    private const byte StatusField = 8; // number 1, an integer
    private const byte Serving = 1;

    public static async Task<IEnumerable<ManifestFault>> FaultsAsync(HttpClient client, Manifest manifest, YamlNode probe, CancellationToken cancellationToken)
    {
        var name = probe.Text("service") ?? "";
        using var request = new HttpRequestMessage(HttpMethod.Post, Check)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(Request(name)) { Headers = { ContentType = new MediaTypeHeaderValue("application/grpc") } },
        };
        using var answer = await client.SendAsync(request, cancellationToken);
        var message = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        return message is [.., StatusField, Serving]
            ? []
            : [manifest.Fault(probe, "probes", $"'service' is '{name}'. The service answers {Describe(answer, message)} there, over gRPC. Name a service that it serves, such as ready.")];
    }

    private static byte[] Request(string name)
    {
        byte[] message = [ServiceField, (byte)name.Length, .. Encoding.ASCII.GetBytes(name)];
        return [0, 0, 0, 0, (byte)message.Length, .. message]; // a probe's names are short
    }

    private static string Describe(HttpResponseMessage answer, byte[] message) =>
        message.Length > 0 ? "that it is not serving"
        : answer.Headers.TryGetValues("grpc-status", out var status) ? $"with grpc-status {string.Join(',', status)}"
        : $"{(int)answer.StatusCode}";
}
