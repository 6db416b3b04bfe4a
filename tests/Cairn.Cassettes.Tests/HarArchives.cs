using System.Text;

namespace Cairn.Cassettes.Tests;

public sealed class HarArchives : IDisposable
{
    /// <summary>As a browser writes it: HTTP/2, a decoded body beside its coding, a blocked request.</summary>
    private const string Archive = """
        {"log":{"version":"1.2","creator":{"name":"browser","version":"1"},"pages":[],"entries":[
        {"startedDateTime":"2026-03-01T12:34:56.100Z","time":12.7,"request":{"method":"POST","url":"https://ci.example/builds/a%2Fb?x=1%2f2&token=s3cr3t#top","httpVersion":"h2",
          "headers":[{"name":":path","value":"/x"},{"name":"Cookie","value":"sid=s3cr3t"},{"name":"Content-Type","value":"application/json"}],
          "queryString":[],"cookies":[],"headersSize":-1,"bodySize":9,"postData":{"mimeType":"application/json","text":"{\"a\":1.0}"}},
         "response":{"status":200,"statusText":"","headers":[{"name":"Content-Encoding","value":"gzip"},{"name":"Content-Type","value":"application/json"}],"content":{"size":7,"mimeType":"application/json","text":"{\"b\":2}"}}},
        {"startedDateTime":"2026-03-01T12:34:57Z","time":1,"request":{"method":"GET","url":"https://ci.example","headers":[]},"response":{"status":200,"headers":[],"content":{"text":"/wAB","encoding":"base64"}}},
        {"startedDateTime":"2026-03-01T12:34:58Z","time":0,"request":{"method":"GET","url":"https://ads.example/","headers":[]},"response":{"status":0,"headers":[],"content":{}}}
        ]}}
        """;

    private readonly TestFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Har => Path.Combine(Path.GetDirectoryName(_folder.Cassette)!, "a.har");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_archive_is_read_as_it_stands()
    {
        var exchanges = await ReadAsync(Archive);

        Assert.Equal(["/builds/a%2Fb?x=1%2f2&token=s3cr3t", "/"], exchanges.Select(exchange => exchange.Request.Target));
        Assert.Equal(["Host", "Cookie", "Content-Type"], exchanges[0].Request.Headers.Select(header => header.Key));
        Assert.Equal("""{"a":1.0}""", Exchanges.Text(exchanges[0].Request.Body));
        Assert.Equal(("""{"b":2}""", "gzip", 12), (Exchanges.Text(exchanges[0].Responses[0].Body), exchanges[0].Responses[0].Body!.Coding, (int)exchanges[0].Responses[0].Duration.TotalMilliseconds));
        Assert.Equal([0xFF, 0, 1], exchanges[1].Responses[0].Body!.Bytes.ToArray());
    }

    [Fact]
    public async Task What_comes_from_an_archive_is_masked_before_it_is_written()
    {
        await Exchanges.WriteAsync(_folder.Cassette, [.. await ReadAsync(Archive)]);

        Assert.DoesNotContain("s3cr3t", await File.ReadAllTextAsync(_folder.Cassette, Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cassette_comes_back_through_an_archive()
    {
        var before = await ReadAsync(Archive);
        await HarArchive.WriteAsync(Har, before, Token);

        var after = await HarArchive.ReadAsync(Har, Token);

        Assert.Equal(before.Select(Essence), after.Select(Essence));
    }

    [Theory]
    [InlineData("\"method\":\"POST\"", "\"method\":5", 2)]
    [InlineData("https://ci.example/builds", "ci.example/builds", 5)]
    [InlineData("\"status\":200", "\"status\":2000", 5)]
    [InlineData("/wAB", "/wA", 6)]
    [InlineData("2026-03-01T12:34:57Z", "yesterday", 6)]
    [InlineData("\"log\"", "\"logs\"", 8)]
    public async Task What_is_no_archive_is_told_with_its_line(string right, string wrong, long line)
    {
        var fault = await Assert.ThrowsAsync<CassetteFormatException>(() => ReadAsync(Archive.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.Equal(line, fault.Line);
    }

    [Fact]
    public async Task Damage_gives_exchanges_or_a_fault_with_a_place()
    {
        var random = new Random(20260302);
        for (var round = 0; round < 300; round++)
        {
            var damaged = Encoding.UTF8.GetBytes(Archive);
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            damaged[random.Next(damaged.Length)] = (byte)random.Next(32, 127);
            await File.WriteAllBytesAsync(Har, damaged, Token);

            var fault = await Record.ExceptionAsync(() => HarArchive.ReadAsync(Har, Token));

            Assert.True(fault is null or CassetteFormatException { Line: > 0, Column: > 0 }, $"{fault} for {Encoding.Latin1.GetString(damaged)}");
        }
    }

    private async Task<IReadOnlyList<CassetteExchange>> ReadAsync(string archive)
    {
        await File.WriteAllTextAsync(Har, archive, Token);
        return await HarArchive.ReadAsync(Har, Token);
    }

    private static string Essence(CassetteExchange exchange) =>
        $"{exchange.At:O} {exchange.Request.Method} {exchange.Request.Target} {string.Join(';', exchange.Request.Headers)} {Exchanges.Text(exchange.Request.Body)} {exchange.Responses[0].Status} {Convert.ToHexString(exchange.Responses[0].Body!.Bytes.Span)}";
}
