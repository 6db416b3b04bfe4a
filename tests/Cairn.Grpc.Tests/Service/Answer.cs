using System.Globalization;
using Google.Protobuf;

namespace Cairn.Grpc.Tests.Service;

/// <summary>What came back from a call, taken apart by hand.</summary>
internal sealed record Answer(HttpResponseMessage Response, byte[] Body)
{
    public bool HasStatusInHeaders => Response.Headers.Contains("grpc-status");

    public bool HasStatusInTrailers => Response.TrailingHeaders.Contains("grpc-status");

    /// <summary>The one status of the call. It fails if there is none, or more than one.</summary>
    public GrpcStatusCode Status => (GrpcStatusCode)int.Parse(
        Assert.Single(All("grpc-status")), NumberStyles.None, CultureInfo.InvariantCulture);

    public string Message => Uri.UnescapeDataString(All("grpc-message").SingleOrDefault() ?? "");

    public IReadOnlyList<(byte Flag, byte[] Message)> Frames => Service.Frames.Read(Body);

    public static async Task<Answer> OfAsync(HttpResponseMessage response) =>
        new(response, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

    public TMessage Only<TMessage>(MessageParser<TMessage> parser)
        where TMessage : IMessage<TMessage> => parser.ParseFrom(Assert.Single(Frames).Message);

    public IReadOnlyList<TMessage> Every<TMessage>(MessageParser<TMessage> parser)
        where TMessage : IMessage<TMessage> => [.. Frames.Select(frame => parser.ParseFrom(frame.Message))];

    public IEnumerable<string> All(string name) =>
        (Response.Headers.TryGetValues(name, out var headers) ? headers : [])
        .Concat(Response.TrailingHeaders.TryGetValues(name, out var trailers) ? trailers : []);
}
