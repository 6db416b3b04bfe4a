namespace Cairn.Grpc.Tests.Service;

/// <summary>What the service under test does, method by method; a test replaces what it is about.</summary>
internal sealed record EchoHandlers
{
    public Func<EchoRequest, GrpcCall, ValueTask<EchoReply>> Say { get; init; } =
        (request, _) => ValueTask.FromResult(new EchoReply { Text = request.Text, Payload = request.Payload });

    public Func<EchoRequest, GrpcCall, IAsyncEnumerable<EchoReply>> Down { get; init; } =
        (request, _) => Enumerable.Range(0, request.Count).Select(number => new EchoReply { Text = $"{request.Text}{number}" }).ToAsyncEnumerable();

    public Func<IAsyncEnumerable<EchoRequest>, GrpcCall, ValueTask<EchoReply>> Up { get; init; } =
        async (requests, _) => new EchoReply { Text = string.Concat(await requests.Select(request => request.Text).ToListAsync()) };

    public Func<IAsyncEnumerable<EchoRequest>, GrpcCall, IAsyncEnumerable<EchoReply>> Both { get; init; } =
        (requests, _) => requests.Select(request => new EchoReply { Text = request.Text });

    public void Bind(ProtoServiceBuilder service) => service
        .Unary("Say", Say)
        .ServerStreaming("Down", Down)
        .ClientStreaming("Up", Up)
        .Duplex("Both", Both);
}
