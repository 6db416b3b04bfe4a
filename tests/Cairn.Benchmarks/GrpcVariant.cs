using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using Cairn.Grpc;
using Cairn.Grpc.Interop;
using Cairn.Grpc.Interop.Protocol;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Cairn.Benchmarks;

/// <summary>
/// What a call costs over a POST of the same bytes: Kestrel on the loopback interface, HTTP/2 without TLS, one connection, processor time of both ends. The client
/// is the same but for the last variant.
/// </summary>
internal static class GrpcVariant
{
    private const string Post = "POST of the same bytes";
    private const string Engine = "MapProto";
    private const string Middleware = "MapProto, UseCairnGrpc";
    private const string Client = "the same, ProtoClient";

    private const string Path = $"/{TestService.Name}/UnaryCall";
    private const int PayloadBytes = 100;
    private const int CallsPerRound = 8_000;
    private const int InFlight = 16;

    private static readonly SimpleRequest Request = new() { Payload = new Payload { Body = ByteString.CopyFrom(new byte[PayloadBytes]) }, ResponseSize = PayloadBytes };

    private static readonly byte[] Answer = Frame(new SimpleResponse { Payload = new Payload { Body = ByteString.CopyFrom(new byte[PayloadBytes]) } });

    public static Benchmark Benchmark { get; } = new("grpc", [Post, Engine, Middleware, Client], MeasureAsync);

    private static async Task<Measurement> MeasureAsync(string variant)
    {
        await using var app = Build(variant);
        await app.StartAsync();
        using var sockets = new SocketsHttpHandler { UseProxy = false, ActivityHeadersPropagator = null };
        using var http = new HttpMessageInvoker(sockets);
        var address = new Uri(app.Urls.Single());
        var client = new ProtoClient(http, address, TestService.Name);
        Func<Task> call = variant == Client ? () => client.UnaryAsync<SimpleRequest, SimpleResponse>("UnaryCall", Request) : () => SendAsync(http, new Uri(address, Path));

        return await ProcessorCost.OfAsync(() => Task.WhenAll(Enumerable.Range(0, InFlight).Select(_ => RepeatAsync(call))), CallsPerRound);
    }

    private static WebApplication Build(string variant)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddCairnGrpc();

        var app = builder.Build();
        if (variant == Post)
        {
            app.MapPost(Path, AnswerAsync);
            return app;
        }

        if (variant != Engine)
        {
            app.UseCairnGrpc();
        }

        app.MapProto(TestReflection.Descriptor, TestService.Name, TestService.Bind);
        return app;
    }

    /// <summary>Takes the bytes and gives the others, as gRPC does: headers, body, a trailer.</summary>
    private static async Task AnswerAsync(HttpContext http)
    {
        var body = await http.Request.BodyReader.ReadAtLeastAsync(Request.CalculateSize());
        http.Request.BodyReader.AdvanceTo(body.Buffer.End);
        http.Response.ContentType = "application/grpc";
        http.Response.BodyWriter.Write(Answer);
        http.Response.AppendTrailer("grpc-status", "0");
    }

    private static async Task RepeatAsync(Func<Task> call)
    {
        for (var number = 0; number < CallsPerRound / InFlight; number++)
        {
            await call();
        }
    }

    private static async Task SendAsync(HttpMessageInvoker http, Uri address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(Frame(Request)) { Headers = { ContentType = new MediaTypeHeaderValue("application/grpc") } },
        };
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        using var answer = await http.SendAsync(request, CancellationToken.None);
        var body = await answer.Content.ReadAsByteArrayAsync();
        if (body.Length != Answer.Length || !answer.TrailingHeaders.TryGetValues("grpc-status", out var status) || status.Single() != "0")
        {
            throw new InvalidOperationException($"The call was answered with {(int)answer.StatusCode} and {body.Length} bytes. What an error costs says nothing.");
        }
    }

    private static byte[] Frame(IMessage message)
    {
        var bytes = message.ToByteArray();
        return [0, 0, 0, (byte)(bytes.Length >> 8), (byte)bytes.Length, .. bytes];
    }
}
