using System.Runtime.CompilerServices;
using Cairn.Grpc.Interop.Protocol;

namespace Cairn.Grpc.Interop;

/// <summary>The server of gRPC's interoperability tests (interop-test-descriptions, "Server").</summary>
public static class TestService
{
    public const string Name = "grpc.testing.TestService";

    public const string Initial = "x-grpc-test-echo-initial";

    public const string Trailing = "x-grpc-test-echo-trailing-bin";

    private const int MicrosecondsPerMillisecond = 1000;

    public static void Bind(ProtoServiceBuilder service)
    {
        ArgumentNullException.ThrowIfNull(service);

        service
            .Unary<Empty, Empty>("EmptyCall", (_, _) => ValueTask.FromResult(new Empty()))
            .Unary<SimpleRequest, SimpleResponse>("UnaryCall", (request, call) => ValueTask.FromResult(Answer(request, call)))
            .ServerStreaming<StreamingOutputCallRequest, StreamingOutputCallResponse>("StreamingOutputCall", (request, call) => AnswersAsync(request, call, call.Cancelled))
            .ClientStreaming<StreamingInputCallRequest, StreamingInputCallResponse>("StreamingInputCall", SumAsync)
            .Duplex<StreamingOutputCallRequest, StreamingOutputCallResponse>("FullDuplexCall", (requests, call) => AnswerAllAsync(requests, call, call.Cancelled))
            .Duplex<StreamingOutputCallRequest, StreamingOutputCallResponse>("HalfDuplexCall", (requests, call) => AnswerAtLastAsync(requests, call, call.Cancelled))
            .LeaveUnimplemented("CacheableUnaryCall", "UnimplementedCall");
    }

    private static SimpleResponse Answer(SimpleRequest request, GrpcCall call)
    {
        EchoMetadata(call);
        Expect(request.ExpectCompressed, call);
        Fail(request.ResponseStatus);
        if (request.ResponseCompressed is { } compressed)
        {
            call.CompressResponses = compressed.Value;
        }

        return new SimpleResponse { Payload = Payloads.Of(request.ResponseSize) };
    }

    private static async ValueTask<StreamingInputCallResponse> SumAsync(IAsyncEnumerable<StreamingInputCallRequest> requests, GrpcCall call)
    {
        var sum = 0;
        await foreach (var request in requests)
        {
            Expect(request.ExpectCompressed, call);
            sum += request.Payload.Body.Length;
        }

        return new StreamingInputCallResponse { AggregatedPayloadSize = sum };
    }

    private static async IAsyncEnumerable<StreamingOutputCallResponse> AnswerAllAsync(
        IAsyncEnumerable<StreamingOutputCallRequest> requests, GrpcCall call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        EchoMetadata(call);
        await foreach (var request in requests)
        {
            await foreach (var answer in AnswersAsync(request, call, cancellationToken))
            {
                yield return answer;
            }
        }
    }

    private static async IAsyncEnumerable<StreamingOutputCallResponse> AnswerAtLastAsync(
        IAsyncEnumerable<StreamingOutputCallRequest> requests, GrpcCall call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var all = await requests.ToListAsync(cancellationToken);
        await foreach (var answer in AnswerAllAsync(all.ToAsyncEnumerable(), call, cancellationToken))
        {
            yield return answer;
        }
    }

    private static async IAsyncEnumerable<StreamingOutputCallResponse> AnswersAsync(
        StreamingOutputCallRequest request, GrpcCall call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Fail(request.ResponseStatus);
        foreach (var wanted in request.ResponseParameters)
        {
            if (wanted.IntervalUs > 0)
            {
                await Task.Delay(TimeSpan.FromMilliseconds((double)wanted.IntervalUs / MicrosecondsPerMillisecond), TimeProvider.System, cancellationToken);
            }

            call.CompressResponses = wanted.Compressed?.Value ?? false;
            yield return new StreamingOutputCallResponse { Payload = Payloads.Of(wanted.Size) };
        }
    }

    private static void EchoMetadata(GrpcCall call)
    {
        if (call.RequestHeaders.Find(Initial) is { } initial)
        {
            call.ResponseHeaders.Add(Initial, initial);
        }

        if (call.RequestHeaders.TryFindBytes(Trailing, out var trailing))
        {
            call.Trailers.Add(Trailing, trailing);
        }
    }

    private static void Expect(BoolValue? compressed, GrpcCall call)
    {
        if (compressed is not null && compressed.Value != call.ReceivedCompressed)
        {
            throw new GrpcException(GrpcStatusCode.InvalidArgument, $"The message is {(call.ReceivedCompressed ? "" : "not ")}compressed.");
        }
    }

    private static void Fail(EchoStatus? status)
    {
        if (status is not null)
        {
            throw new GrpcException((GrpcStatusCode)status.Code, status.Message);
        }
    }
}
