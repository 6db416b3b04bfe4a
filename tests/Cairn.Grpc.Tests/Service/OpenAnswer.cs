using System.Buffers.Binary;
using System.Globalization;
using Google.Protobuf;

namespace Cairn.Grpc.Tests.Service;

/// <summary>An answer that is read message by message while the call goes on.</summary>
internal sealed class OpenAnswer(HttpResponseMessage response) : IDisposable
{
    private Stream? _body;

    public HttpResponseMessage Response => response;

    /// <returns>The next message, or <see langword="null"/> at the end.</returns>
    public async Task<TMessage?> NextAsync<TMessage>(MessageParser<TMessage> parser)
        where TMessage : class, IMessage<TMessage>
    {
        _body ??= await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        var header = new byte[5];
        var count = await _body.ReadAtLeastAsync(header, 5, throwOnEndOfStream: false, TestContext.Current.CancellationToken);
        if (count == 0)
        {
            return null;
        }

        Assert.Equal(5, count);
        var message = new byte[BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(1))];
        await _body.ReadExactlyAsync(message, TestContext.Current.CancellationToken);
        return parser.ParseFrom(message);
    }

    /// <summary>Reads to the end and gives the status there.</summary>
    public async Task<GrpcStatusCode> StatusAsync()
    {
        _body ??= await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await _body.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken);
        var values = response.TrailingHeaders.Concat(response.Headers).Where(header => header.Key == "grpc-status").SelectMany(header => header.Value);
        return (GrpcStatusCode)int.Parse(Assert.Single(values), NumberStyles.None, CultureInfo.InvariantCulture);
    }

    public void Dispose() => response.Dispose();
}
