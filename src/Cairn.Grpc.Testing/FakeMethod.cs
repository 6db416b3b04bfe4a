using System.Collections.Concurrent;
using Cairn.Grpc.Server;

namespace Cairn.Grpc.Testing;

/// <summary>A method that is scripted: notes its calls, and lets faults have them first.</summary>
internal sealed class FakeMethod(ServerMethod method, ConcurrentQueue<RecordedGrpcCall> calls)
{
    private readonly ConcurrentQueue<Fault> _faults = [];

    public string FullName => method.FullName;

    public ServerMethod Scripted => method with { Invoke = AnswerAsync };

    public void Add(Fault fault) => _faults.Enqueue(fault);

    private async Task AnswerAsync(ServerCall call)
    {
        var recorded = new RecordedGrpcCall(FullName, call.Context.RequestHeaders, call.Timeout, call.Cancelled);
        calls.Enqueue(recorded);
        call.Received = recorded.Add;

        foreach (var fault in _faults.Where(fault => fault.TryTake()))
        {
            await fault.Act(call);
        }

        await method.Invoke(call);
    }
}
