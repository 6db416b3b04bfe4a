namespace Cairn.Grpc.Interop.Cases;

/// <summary>What the cases call.</summary>
/// <param name="http">Sends the requests.</param>
/// <param name="address">Where the server is.</param>
public sealed class InteropClient(HttpMessageInvoker http, Uri address)
{
    public ProtoClient Service { get; } = new(http, address, TestService.Name);

    public ProtoClient UnimplementedService { get; } = new(http, address, "grpc.testing.UnimplementedService");
}
