using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Cairn.Testing;
using static Cairn.Telemetry.Tests.ProtobufBytes;

namespace Cairn.Telemetry.Tests;

public sealed class OtlpReceiverTests : IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private OtlpReceiver _receiver = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, byte[]> Malformed => new()
    {
        { "a length beyond the end", [0x0A, 0x05, 0x00] },
        { "a varint without an end", [0x0A, 0xFF, 0xFF] },
        { "a varint of eleven bytes", [0x10, .. Enumerable.Repeat((byte)0x80, 10), 0x01] },
        { "a varint of 65 bits", [0x10, .. Enumerable.Repeat((byte)0x80, 9), 0x02] },
        { "field number 0", [0x02, 0x00] },
        { "a group", [0x13, 0x14] },
        { "a text that is not UTF-8", Request(Field(5, [0xC3, 0x28])) },
        { "a number where a text is due", Request(VarintField(5, 1)) },
        { "a length of 2^63", [0x0A, .. Varint(1UL << 63)] },
        { "a value nested 60 deep", Request(Pair(9, "deep", Nested(60))) },
    };

    public async ValueTask InitializeAsync()
    {
        _receiver = await OtlpReceiver.StartAsync(Cancellation);
        _http.BaseAddress = _receiver.Endpoint;
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return _receiver.DisposeAsync();
    }

    [Fact]
    public async Task A_span_is_decoded_whatever_the_order_of_its_fields()
    {
        await PostAsync("/v1/traces", Request(
            Field(11, Text(2, "exception"), Fixed64Field(1, 1_500_000_000)),
            Field(15, VarintField(3, 2), Text(2, "why")),
            Pair(9, "twice", Text(1, "first")),
            Pair(9, "twice", Text(1, "second")),
            VarintField(6, 2),
            Text(5, "GET /")));

        var span = Assert.Single(_receiver.Spans);
        Assert.Equal(("GET /", ActivityKind.Server, "scope", "svc"), (span.Name, span.Kind, span.Scope, span.Resource["service.name"]));
        Assert.Equal((ActivityStatusCode.Error, "why"), (span.Status, span.StatusDescription));
        Assert.Equal(("exception", 1.5), (span.Events[0].Name, (span.Events[0].Time - DateTimeOffset.UnixEpoch).TotalSeconds));
        Assert.Equal(("first", "twice"), (span.Attributes["twice"], Assert.Single(span.Attributes.RepeatedKeys)));
    }

    [Fact]
    public async Task A_value_of_every_type_is_decoded()
    {
        await PostAsync("/v1/logs", Request(
            Pair(6, "bool", VarintField(2, 1)),
            Pair(6, "int", VarintField(3, ulong.MaxValue)),
            Pair(6, "double", Fixed64Field(4, BitConverter.DoubleToUInt64Bits(1.5))),
            Pair(6, "list", Field(5, Field(1, Text(1, "a")), Field(1, VarintField(3, 2)))),
            Pair(6, "bytes", Field(7, [1, 2])),
            Field(5, Field(6, Pair(1, "inner", Text(1, "x"))))));

        var log = Assert.Single(_receiver.Logs);
        Assert.Equal((true, -1L, 1.5), (log.Attributes["bool"], log.Attributes["int"], log.Attributes["double"]));
        Assert.Equal(["a", 2L], Assert.IsAssignableFrom<IReadOnlyList<object?>>(log.Attributes["list"]));
        Assert.Equal<byte>([1, 2], Assert.IsType<byte[]>(log.Attributes["bytes"]));
        Assert.Equal("x", Assert.IsType<OtlpAttributes>(log.Body)["inner"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_histogram_is_decoded_with_its_buckets(bool isPacked)
    {
        byte[] counts = isPacked
            ? Field(6, Fixed64Field(1, 3)[1..], Fixed64Field(1, 4)[1..])
            : [.. Fixed64Field(6, 3), .. Fixed64Field(6, 4)];
        var bound = Fixed64Field(7, BitConverter.DoubleToUInt64Bits(0.5));
        var sum = Fixed64Field(5, BitConverter.DoubleToUInt64Bits(9.25));
        await PostAsync("/v1/metrics", Request(Text(1, "m"), Text(3, "s"), Field(9, Field(1, Fixed64Field(4, 7), sum, counts, bound))));

        var metric = Assert.Single(_receiver.Metrics);
        var point = Assert.Single(metric.DataPoints);
        Assert.Equal(("m", "s", OtlpMetricKind.Histogram), (metric.Name, metric.Unit, metric.Kind));
        Assert.Equal((7, 9.25), (point.Count, point.Sum));
        Assert.Equal([3, 4], point.BucketCounts);
        Assert.Equal([0.5], point.BucketBounds);
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task A_malformed_payload_is_refused_and_recorded(string what, byte[] payload)
    {
        var answer = await PostAsync("/v1/traces", payload);

        var rejection = Assert.Single(_receiver.Rejections);
        Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, what);
        Assert.Equal(("/v1/traces", 400), (rejection.Path, rejection.StatusCode));
        Assert.Empty(_receiver.Spans);
    }

    [Fact]
    public async Task A_body_that_is_not_the_gzip_it_claims_to_be_is_refused()
    {
        using var content = Protobuf([1, 2, 3]);
        content.Headers.ContentEncoding.Add("gzip");

        var answer = await _http.PostAsync("/v1/traces", content, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Single(_receiver.Rejections);
    }

    [Fact]
    public async Task A_compressed_body_that_grows_without_bound_is_refused()
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(new byte[65 * 1024 * 1024]);
        }

        using var content = Protobuf(compressed.ToArray());
        content.Headers.ContentEncoding.Add("gzip");
        var answer = await _http.PostAsync("/v1/traces", content, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("larger than", Assert.Single(_receiver.Rejections).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_export_is_refused()
    {
        using var text = new StringContent("{}");

        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync("/v1/profiles", [])).StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await _http.PostAsync("/v1/traces", text, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await _http.GetAsync("/v1/traces", Cancellation)).StatusCode);
        Assert.Equal([404, 415, 405], _receiver.Rejections.Select(rejection => rejection.StatusCode));
    }

    [Fact]
    public async Task Who_waits_gets_what_arrives_later()
    {
        var waiting = _receiver.WaitForSpanAsync(span => span.Name == "late", Cancellation);
        await PostAsync("/v1/traces", Request(Text(5, "early")));
        Assert.False(waiting.IsCompleted);

        await PostAsync("/v1/traces", Request(Text(5, "late")));

        Assert.Equal("late", (await waiting).Name);
        Assert.Equal("early", (await _receiver.WaitForSpanAsync(span => span.Name == "early", Cancellation)).Name);
    }

    [Fact]
    public async Task Who_waits_can_give_up()
    {
        using var givingUp = new CancellationTokenSource();
        var waiting = _receiver.WaitForMetricAsync(_ => true, givingUp.Token);

        await givingUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    private static byte[] Nested(int depth) => depth == 0 ? Text(1, "bottom") : Field(5, Field(1, Nested(depth - 1)));

    private static ByteArrayContent Protobuf(byte[] payload)
    {
        var content = new ByteArrayContent(payload);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-protobuf");
        return content;
    }

    private async Task<HttpResponseMessage> PostAsync(string path, byte[] payload)
    {
        using var content = Protobuf(payload);
        return await _http.PostAsync(path, content, Cancellation);
    }
}
