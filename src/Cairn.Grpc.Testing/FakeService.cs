using System.Collections.Concurrent;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Cairn.Grpc.Testing;

/// <summary>A service that is scripted.</summary>
internal sealed record FakeService(ServiceDescriptor Descriptor, IReadOnlyList<FakeMethod> Methods)
{
    public static FakeService Bind(ServiceDescriptor descriptor, Action<ProtoServiceBuilder> bind, ConcurrentQueue<RecordedGrpcCall> calls)
    {
        var builder = new ProtoServiceBuilder(descriptor);
        bind(builder);
        return new FakeService(descriptor, [.. builder.Build().Select(method => new FakeMethod(method, calls))]);
    }
}
