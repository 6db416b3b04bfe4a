using Cairn.Grpc.Server;
using Cairn.Grpc.Tests.Service;
using Cairn.Grpc.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cairn.Grpc.Tests.Server;

public sealed class RaceTests
{
    private const int Rounds = 1000;

    [Fact]
    public async Task Handler_deadline_drain_and_abort_decide_once()
    {
        var outcomes = new HashSet<GrpcStatusCode>();
        for (var round = 0; round < Rounds; round++)
        {
            var trailers = new RecordedTrailers();
            var body = new MemoryStream();
            var http = ContextOf(trailers, body);
            var call = CallOf(http);

            await RaceAsync(call, round);

            var written = http.Response.Headers["grpc-status"].Concat(trailers.Trailers["grpc-status"]).ToList();
            var expected = call.Outcome!.Code is GrpcStatusCode.Cancelled ? [] : (string[])[((int)call.Outcome.Code).ToString("D", System.Globalization.CultureInfo.InvariantCulture)];
            Assert.Equal(expected, written);
            Assert.All(Frames.Read(body.ToArray()), frame => Assert.Equal(302, frame.Message.Length)); // whole, or not there
            outcomes.Add(call.Outcome.Code);
        }

        Assert.True(outcomes.Count > 1, "One of them has always been first: the race is none.");
    }

    private static async Task RaceAsync(ServerCall call, int round)
    {
        using var start = new Barrier(4);
        Action[] others = [() => call.Overrule(new(GrpcStatusCode.DeadlineExceeded)), () => call.Overrule(DrainSignal.Status), call.Abandon];

        var chance = new Random(round); // a barrier alone lets the same one win on some machines
        var waits = Enumerable.Range(0, 4).Select(_ => chance.Next(5000)).ToList();
        var handler = Task.Run(() => HandleAsync(call, start, waits[3], round % 4));
        await Task.WhenAll(others.Select((other, index) => Task.Run(() =>
        {
            start.SignalAndWait();
            Thread.SpinWait(waits[index]);
            other();
        })).Append(handler));
    }

    private static async Task HandleAsync(ServerCall call, Barrier start, int wait, int messages)
    {
        start.SignalAndWait();
        Thread.SpinWait(wait);
        try
        {
            for (var i = 0; i < messages; i++)
            {
                await call.WriteAsync(new EchoReply { Text = new string('x', 299) }, flushFrom: 0);
            }
        }
        catch (OperationCanceledException)
        {
            // Something else was first.
        }

        await call.CompleteAsync(new GrpcStatus(GrpcStatusCode.Ok));
    }

    private static ServerCall CallOf(HttpContext http)
    {
        var request = new CallRequest(null, MessageEncoding.Identity, MessageEncoding.Identity, []);
        return new ServerCall(http, request, new CallResponse(http, MessageEncoding.Identity, 4096), null, new GrpcOptions(), TimeProvider.System);
    }

    private static DefaultHttpContext ContextOf(RecordedTrailers trailers, Stream body)
    {
        var http = new DefaultHttpContext();
        http.Features.Set<IHttpResponseTrailersFeature>(trailers);
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        _ = http.Response.BodyWriter; // the stand-in makes it at the first use, and not safely
        return http;
    }

    private sealed class RecordedTrailers : IHttpResponseTrailersFeature
    {
        IHeaderDictionary IHttpResponseTrailersFeature.Trailers
        {
            get => Trailers;
            set => throw new NotSupportedException();
        }

        public HeaderDictionary Trailers { get; } = [];
    }
}
