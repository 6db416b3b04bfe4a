namespace Cairn.Migration.Tests.Wire;

/// <summary>Two servers that read the ends of a request differently let one client speak for another. Whatever comes in, legacy gets whole requests in our own framing.</summary>
public sealed class SmugglingTests
{
    private const string Smuggled = "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n";

    public static TheoryData<string, string> Ambiguous => new()
    {
        { "duplicate lengths that differ", $"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nContent-Length: {Smuggled.Length}\r\n\r\n{Smuggled}" },
        { "a list of lengths", $"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0, {Smuggled.Length}\r\n\r\n{Smuggled}" },
        { "a length with a sign", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: +5\r\n\r\nhello" },
        { "a length behind white space that is no blank", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: \v5\r\n\r\nhello" },
        { "a length before white space that is no blank", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\f\r\n\r\nhello" },
        { "a length beyond all numbers", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999999999\r\n\r\nhello" },
        { "a length of twenty digits", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 00000000000000000005\r\n\r\nhello" },
        { "no length", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: \r\n\r\nhello" },
        { "a negative length", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n" },
        { "a folded header", $"POST / HTTP/1.1\r\nHost: x\r\nX-A: b\r\n Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n{Smuggled}" },
        { "a space before the colon", $"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n{Smuggled}" },
        { "a coding that is not the last", $"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n{Smuggled}" },
        { "a coding that is unknown", $"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n{Smuggled}" },
        { "a NUL in a value", "GET / HTTP/1.1\r\nHost: x\r\nX-A: a\0b\r\n\r\n" },
        { "a bare CR in a value", "GET / HTTP/1.1\r\nHost: x\r\nX-A: a\rX-B: b\r\n\r\n" },
        { "a chunk size that is no number", $"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0x5\r\nhello\r\n0\r\n\r\n{Smuggled}" },
        { "a chunk longer than its size", $"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhello\r\n0\r\n\r\n{Smuggled}" },
        { "a chunk size beyond all numbers", $"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\nhello\r\n0\r\n\r\n{Smuggled}" },
        { "no Host", "GET / HTTP/1.1\r\n\r\n" },
        { "two Hosts", "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n" },
    };

    [Theory]
    [MemberData(nameof(Ambiguous))]
    public async Task What_is_ambiguous_is_refused(string what, string request)
    {
        await using var upstream = ScriptedUpstream.Answering(ScriptedUpstream.Ok("ok"));
        await using var host = await StranglerHost.StartAsync(upstream.Address);

        var answer = await host.AskAsync(request);

        Assert.True(answer.StartsWith("HTTP/1.1 400", StringComparison.Ordinal) || answer.StartsWith("HTTP/1.1 501", StringComparison.Ordinal), $"{what}: {answer}");
        Assert.DoesNotContain(upstream.Requests, seen => seen.Contains("smuggled", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_length_beside_chunks_ends_here()
    {
        await using var upstream = ScriptedUpstream.Answering(ScriptedUpstream.Ok("ok"));
        await using var host = await StranglerHost.StartAsync(upstream.Address);

        await host.AskAsync("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\nhello\r\n0\r\n\r\n");

        Assert.All(upstream.Requests, seen => Assert.False(seen.Contains("Content-Length", StringComparison.OrdinalIgnoreCase) && seen.Contains("Transfer-Encoding", StringComparison.OrdinalIgnoreCase)));
        Assert.All(upstream.Requests, seen => Assert.EndsWith("5\r\nhello\r\n0\r\n\r\n", seen, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_hides_behind_a_length_beside_chunks_is_no_request_of_the_same_connection()
    {
        var body = $"0\r\n\r\n{Smuggled}";
        await using var upstream = ScriptedUpstream.Answering(ScriptedUpstream.Ok("ok"));
        await using var host = await StranglerHost.StartAsync(upstream.Address);

        await host.AskAsync($"POST /first HTTP/1.1\r\nHost: x\r\nContent-Length: {body.Length}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n{body}");

        Assert.DoesNotContain(upstream.Requests, seen => seen.Contains("/smuggled", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("5;ext=1\r\nhello\r\n0\r\n\r\n")]
    [InlineData("5;ext=\"quoted\"\r\nhello\r\n0\r\n\r\n")]
    public async Task Chunk_extensions_end_here(string body)
    {
        await using var upstream = ScriptedUpstream.Answering(ScriptedUpstream.Ok("ok"));
        await using var host = await StranglerHost.StartAsync(upstream.Address);

        await host.AskAsync($"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n{body}");

        Assert.EndsWith("\r\n\r\n5\r\nhello\r\n0\r\n\r\n", upstream.Request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chunk_extension_that_goes_on_and_on_is_cut_short()
    {
        await using var upstream = ScriptedUpstream.Answering(ScriptedUpstream.Ok("ok"));
        await using var host = await StranglerHost.StartAsync(upstream.Address);

        await host.AskAsync($"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5;{new string('e', 100_000)}\r\nhello\r\n0\r\n\r\n");

        Assert.DoesNotContain(upstream.Requests, seen => seen.Contains("eeee", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\nHost: x\nConnection: close\n\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: x\nX-A: b\r\nConnection: close\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5;\nhello\r\n0\r\n\r\n")]
    public async Task A_bare_line_feed_is_refused_or_made_a_line_end_of_our_own(string request)
    {
        await using var upstream = ScriptedUpstream.Answering(ScriptedUpstream.Ok("ok"));
        await using var host = await StranglerHost.StartAsync(upstream.Address);

        await host.AskAsync(request);

        Assert.All(upstream.Requests, seen => Assert.DoesNotContain('\n', seen.Replace("\r\n", "", StringComparison.Ordinal)));
        Assert.True(upstream.Requests.Count <= 1);
    }

    [Fact]
    public async Task An_answer_with_length_and_chunks_is_sent_back_in_our_own_framing()
    {
        await using var upstream = ScriptedUpstream.Answering("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n");
        await using var host = await StranglerHost.StartAsync(upstream.Address);

        var answer = await host.GetAsync("/");

        Assert.DoesNotContain("Content-Length", answer, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("5\r\nhello\r\n0\r\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_requests_on_one_connection_reach_legacy_as_two()
    {
        await using var upstream = ScriptedUpstream.Answering(ScriptedUpstream.Ok("ok"));
        await using var host = await StranglerHost.StartAsync(upstream.Address);

        var answers = await host.AskAsync("POST /one HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhelloGET /two HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        Assert.Equal(2, answers.Split("HTTP/1.1 200 OK").Length - 1);
        Assert.Collection(upstream.Requests, one => Assert.StartsWith("POST /one", one, StringComparison.Ordinal), two => Assert.StartsWith("GET /two", two, StringComparison.Ordinal));
    }
}
