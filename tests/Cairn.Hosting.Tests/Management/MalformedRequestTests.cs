using System.Net.Sockets;
using System.Text;
using Cairn.Testing;

namespace Cairn.Hosting.Tests.Management;

/// <summary>Whatever bytes arrive on the management port, the answer is 4xx without a word on how the service is made, and the next one is served.</summary>
public sealed class MalformedRequestTests
{
    private const int Rounds = 300;
    private const string Sound = "GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    private static readonly string[] Methods = ["get", "G\u0001T", "POST", "DELETE", "TRACE", "CONNECT", "OPTIONS", "PATCH", "GET\t", "", new('M', 5000), "PRI"];
    private static readonly string[] Targets =
        ["/nope", "livez", "//livez", "/livez/", "/LIVEZ", "/%6", "/%00", "/..%2f..%2fetc/passwd", "/\u0000", "*", "http://[bad/livez", "/" + new string('a', 9000), "/config/../nope", ""];
    private static readonly string[] Endpoints = ["/livez", "/readyz?verbose", "/info", "/config", "/checks", "/routes"];
    private static readonly string[] Versions = ["HTTP/1.1", "HTTP/9.9", "HTTP/2.0", "http/1.1", "", "HTTP/1.1 HTTP/1.1"];
    private static readonly string[] Headers =
    [
        "Host: a b", "Host: a\r\nHost: b", "Host: \u0001", "Host: [::1", "Host: " + new string('h', 20_000), "Host", ": x", "Host: x\r\nContent-Length: -1",
        "Host: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked", "Host: x\r\nTransfer-Encoding: nonsense", " Host: x", "Host: localhost", "Host:",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_request_is_answered_with_more_than_4xx_and_the_next_one_is_served()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Web(), host => host.OnKestrel(), Cancellation);
        var random = new Random(20_251);

        for (var round = 0; round < Rounds; round++)
        {
            var request = Malformed(random);
            var answer = await SendAsync(service, request);

            Assert.True(IsRefusal(answer), $"Round {round}: {Printable(request)} was answered with {Printable(answer)}");
            Assert.DoesNotContain("   at ", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("Exception", answer, StringComparison.Ordinal);
        }

        Assert.StartsWith("HTTP/1.1 200 OK", await SendAsync(service, Sound), StringComparison.Ordinal);
        Assert.Empty(service.Logs.Named("ManagementEndpointFailed"));
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost:1")]
    [InlineData("127.0.0.1@evil")]
    public async Task The_host_header_decides_nothing(string host)
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Web(), setup => setup.OnKestrel(), Cancellation);

        var answer = await SendAsync(service, $"GET /livez HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");

        Assert.True(answer.StartsWith("HTTP/1.1 200", StringComparison.Ordinal) || answer.StartsWith("HTTP/1.1 400", StringComparison.Ordinal), answer);
    }

    [Fact]
    public async Task A_connection_goes_on_after_a_refused_method_and_an_unknown_path()
    {
        await using var service = await CairnTestHost.StartAsync(Programs.Web(), host => host.OnKestrel(), Cancellation);

        var answers = await SendAsync(service, "PUT /livez HTTP/1.1\r\nHost: x\r\n\r\nGET /nope HTTP/1.1\r\nHost: x\r\n\r\n" + Sound);

        Assert.Equal(["405", "404", "200"], answers.Split("HTTP/1.1 ").Skip(1).Select(answer => answer[..3]));
    }

    // The method or the target is one that nothing is served for, so that a 200 is always a fault.
    private static string Malformed(Random random)
    {
        var (method, target) = random.Next(3) switch
        {
            0 => ("GET", Pick(random, Targets)),
            1 => (Pick(random, Methods), Pick(random, Endpoints)),
            _ => (Pick(random, Methods), Pick(random, Targets)),
        };
        return $"{method} {target} {Pick(random, Versions)}\r\n{Pick(random, Headers)}\r\nConnection: close\r\n\r\n";
    }

    // RFC 9110, section 15.6.6: another version of HTTP is answered with 505.
    private static bool IsRefusal(string answer) =>
        answer.StartsWith("HTTP/1.1 4", StringComparison.Ordinal) || answer.StartsWith("HTTP/1.1 505 ", StringComparison.Ordinal);

    private static string Pick(Random random, string[] values) => values[random.Next(values.Length)];

    private static async Task<string> SendAsync(CairnTestHost service, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(service.Management.BaseAddress!.Host, service.Management.BaseAddress.Port, Cancellation);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), Cancellation);

        using var answer = new MemoryStream();
        try
        {
            await stream.CopyToAsync(answer, Cancellation);
        }
        catch (IOException)
        {
            // A server that has not read all of a request resets the connection behind its answer.
        }

        return Encoding.Latin1.GetString(answer.ToArray());
    }

    private static string Printable(string text) => new([.. text.Take(300).Select(letter => char.IsControl(letter) ? '.' : letter)]);
}
