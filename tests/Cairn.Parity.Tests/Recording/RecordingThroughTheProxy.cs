using System.Net;
using Cairn.Cassettes;

namespace Cairn.Parity.Tests.Recording;

public sealed class RecordingThroughTheProxy : IDisposable
{
    private const string Close = "Connection: close\r\n";

    private readonly TestFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Cassette => _folder.In("legacy.cassette.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Target_and_fields_stay_as_they_stood_on_the_wire()
    {
        using var upstream = RawUpstream.Start("HTTP/1.1 200 OK\r\nx-B: 1\r\nSet-Cookie: a=1\r\nContent-Length: 2\r\nset-cookie: b=2\r\n\r\nok");

        var answer = await AskAsync(upstream, $"GET /a%2Fb/../c//d?x=1%2f2 HTTP/1.1\r\nhost: legacy\r\nACCEPT: */*\r\nx-Zeta: 1\r\naccept: text/html\r\n{Close}\r\n");

        Assert.StartsWith("GET /a%2Fb/../c//d?x=1%2f2 HTTP/1.1\r\nhost: legacy\r\nACCEPT: */*\r\nx-Zeta: 1\r\naccept: text/html\r\n", Assert.Single(upstream.Heard), StringComparison.Ordinal);
        Assert.Equal("HTTP/1.1 200 OK\r\nx-B: 1\r\nSet-Cookie: a=1\r\nContent-Length: 2\r\nset-cookie: b=2\r\n\r\nok", answer);
        var recorded = Assert.Single(await RecordedAsync());
        Assert.Equal(("/a%2Fb/../c//d?x=1%2f2", "host,ACCEPT,x-Zeta,accept,Connection"), (recorded.Request.Target, string.Join(',', recorded.Request.Headers.Select(header => header.Key))));
        Assert.Equal("x-B,Set-Cookie,Content-Length,set-cookie", string.Join(',', recorded.Responses[0].Headers.Select(header => header.Key)));
    }

    [Fact]
    public async Task What_a_side_says_is_for_this_hop_ends_here()
    {
        using var upstream = RawUpstream.Start("HTTP/1.1 200 OK\r\nX-Ours: 1\r\nConnection: keep-alive, X-Ours, Content-Length\r\nContent-Length: 2\r\n\r\nok");

        var answer = await AskAsync(upstream, "GET / HTTP/1.1\r\nHost: a\r\nX-Mine: 1\r\nX-Kept: 1\r\nConnection: close, x-mine, host\r\n\r\n");

        Assert.Equal("GET / HTTP/1.1\r\nHost: a\r\nX-Kept: 1\r\nConnection: close\r\n\r\n", Assert.Single(upstream.Heard));
        Assert.Equal("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", answer);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\nhe\r\n3\r\nllo\r\n0\r\nX-Trailer: 1\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\n\r\nhello")]
    [InlineData("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello")]
    public async Task Every_framing_is_understood(string wire)
    {
        using var upstream = RawUpstream.Start(wire);

        await AskAsync(upstream, $"GET / HTTP/1.1\r\nHost: a\r\n{Close}\r\n");

        Assert.Equal("hello"u8.ToArray(), Assert.Single(await RecordedAsync()).Responses[0].Body!.Bytes.ToArray());
    }

    [Theory]
    [InlineData("HEAD", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n")]
    [InlineData("GET", "HTTP/1.1 204 No Content\r\nContent-Type: text/plain\r\n\r\n")]
    [InlineData("GET", "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n")]
    public async Task What_has_no_content_gets_none(string method, string wire)
    {
        using var upstream = RawUpstream.Start(wire);

        var answer = await AskAsync(upstream, $"{method} / HTTP/1.1\r\nHost: a\r\n{Close}\r\n");

        Assert.Equal(wire, answer);
        Assert.Null(Assert.Single(await RecordedAsync()).Responses[0].Body);
    }

    [Fact]
    public async Task Content_of_a_request_is_passed_on_with_its_length()
    {
        using var upstream = RawUpstream.Start("HTTP/1.1 201 CREATED\r\nContent-Length: 0\r\n\r\n");

        var answer = await AskAsync(upstream, $"POST /builds HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTE: trailers\r\n{Close}\r\n3\r\n{{}} \r\n0\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 201 CREATED", answer, StringComparison.Ordinal);
        Assert.EndsWith("Content-Length: 3\r\nConnection: close\r\n\r\n{} ", Assert.Single(upstream.Heard), StringComparison.Ordinal);
        Assert.Equal(3, Assert.Single(await RecordedAsync()).Request.Body!.Bytes.Length);
    }

    [Fact]
    public async Task Requests_on_one_connection_are_one_session_in_order()
    {
        using var upstream = RawUpstream.Start("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");

        await AskAsync(upstream, $"GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n{Close}\r\n");

        var recorded = await RecordedAsync();
        Assert.Equal(["/1", "/2"], recorded.Select(exchange => exchange.Request.Target));
        Assert.Single(recorded.Select(exchange => exchange.Session).Distinct());
    }

    [Fact]
    public async Task What_is_safe_to_ask_is_asked_twice()
    {
        using var upstream = RawUpstream.Start(number => $"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n{number}");

        var answer = await AskAsync(upstream, $"GET / HTTP/1.1\r\nHost: a\r\n\r\nPOST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n{Close}\r\n", twice: true);

        var recorded = await RecordedAsync();
        Assert.Equal([2, 1], recorded.Select(exchange => exchange.Responses.Count));
        Assert.Equal([0, 1], recorded[0].Responses.Select(response => response.Run));
        Assert.EndsWith("\r\n\r\n2", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_leaves_with_its_answer_is_recorded_with_the_second_one()
    {
        using var hasLeft = new ManualResetEventSlim();
        using var upstream = RawUpstream.Start(number =>
        {
            Assert.True(number == 0 || hasLeft.Wait(TimeSpan.FromSeconds(30), Token));
            return "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1";
        });

        await using (var recorder = await OpenAsync())
        await using (var proxy = await RecordingProxy.StartAsync(upstream.Address, new IPEndPoint(IPAddress.Loopback, 0), recorder, upstream.Address, Token))
        {
            await RawClient.AskAndLeaveAsync(proxy.Address, "GET / HTTP/1.1\r\nHost: a\r\n\r\n", Token);
            hasLeft.Set();
        }

        Assert.Equal(2, Assert.Single(await RecordedAsync()).Responses.Count);
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost : a\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: a\nX: b\r\n\r\n")]
    [InlineData("GET / HTTP/1.1 x\r\nHost: a\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n")]
    public async Task What_could_be_read_in_two_ways_is_refused(string request)
    {
        using var upstream = RawUpstream.Start("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");

        var answer = await AskAsync(upstream, request);

        Assert.StartsWith("HTTP/1.1 400 Bad Request\r\n", answer, StringComparison.Ordinal);
        Assert.Empty(upstream.Heard);
    }

    [Fact]
    public async Task A_service_that_is_down_is_a_bad_gateway_and_no_recording()
    {
        var gone = RawUpstream.Start("");
        var address = gone.Address;
        gone.Dispose();

        await using var recorder = await OpenAsync();
        await using var proxy = await RecordingProxy.StartAsync(address, new IPEndPoint(IPAddress.Loopback, 0), recorder, cancellationToken: Token);
        var answer = await RawClient.SendAsync(proxy.Address, "GET / HTTP/1.1\r\nHost: a\r\n\r\n", Token);

        Assert.StartsWith("HTTP/1.1 502 Bad Gateway\r\n", answer, StringComparison.Ordinal);
        Assert.Equal(0, recorder.Recorded);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_breaks_off_for_the_client_and_is_not_recorded()
    {
        using var upstream = RawUpstream.Start("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhalf");

        await Record.ExceptionAsync(() => AskAsync(upstream, "GET / HTTP/1.1\r\nHost: a\r\n\r\n"));

        Assert.Empty(await RecordedAsync());
    }

    [Fact]
    public async Task A_secret_in_an_unexpected_place_fails_the_recording()
    {
        using var upstream = RawUpstream.Start("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 53\r\n\r\n{\"note\":\"ghp_0123456789abcdefghijABCDEFGHIJ012345\"}  ");

        await Assert.ThrowsAsync<UnmaskedSecretException>(() => AskAsync(upstream, $"GET / HTTP/1.1\r\nHost: a\r\n{Close}\r\n"));

        Assert.Empty(await RecordedAsync());
        Assert.DoesNotContain("ghp_", await File.ReadAllTextAsync(Cassette, Token), StringComparison.Ordinal);
    }

    private async Task<string> AskAsync(RawUpstream upstream, string bytes, bool twice = false)
    {
        await using var recorder = await OpenAsync();
        await using var proxy = await RecordingProxy.StartAsync(upstream.Address, new IPEndPoint(IPAddress.Loopback, 0), recorder, twice ? upstream.Address : null, Token);
        return await RawClient.SendAsync(proxy.Address, bytes, Token);
    }

    private Task<ExchangeRecorder> OpenAsync() => ExchangeRecorder.OpenAsync(Cassette, "legacy", "proxy", new RecorderSettings(), Token);

    private async Task<IReadOnlyList<CassetteExchange>> RecordedAsync() => (await Cairn.Cassettes.Cassette.LoadAsync(Cassette, Token)).Exchanges;
}
