using System.Text.RegularExpressions;
using Cairn.Migration.Tests.Wire;

namespace Cairn.Migration.Tests.Legacy;

/// <summary>What a real Flask under a real gunicorn answers, and what a client sees of it through the strangler.</summary>
public sealed partial class FlaskTests(FlaskService flask) : IClassFixture<FlaskService>
{
    [Theory]
    [InlineData("GET", "/builds/42?x=1%2F2&y=a+b", "")]
    [InlineData("GET", "/builds/caf%C3%A9", "")]
    [InlineData("GET", "/builds/%E9", "")]
    [InlineData("GET", "/builds/a%2Fb", "")]
    [InlineData("GET", "//builds/42", "")]
    [InlineData("GET", "/p/../builds/42", "")]
    [InlineData("GET", "/Builds/42", "")]
    [InlineData("GET", "/slash", "")]
    [InlineData("HEAD", "/builds/42", "")]
    [InlineData("OPTIONS", "/builds/42", "")]
    [InlineData("DELETE", "/builds/42", "")]
    [InlineData("PUT", "/builds/42", "{\"a\":1.0}")]
    [InlineData("GET", "/stream", "")]
    [InlineData("GET", "/empty", "")]
    [InlineData("GET", "/fail", "")]
    public async Task An_answer_is_the_same_through_the_strangler(string method, string target, string body)
    {
        var address = await flask.AddressAsync();
        await using var host = await StranglerHost.StartAsync(address);
        var content = body.Length == 0 ? "" : $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n";
        var request = $"{method} {target} HTTP/1.1\r\nHost: ci.example\r\nX-Name: caf\u00e9\r\n{content}Connection: close\r\n\r\n{body}";

        await using var direct = await RawConnection.ToAsync(address.Port);
        await direct.SendAsync(request);

        Assert.Equal(Comparable(await direct.ReadToEndAsync()), Comparable(await host.AskAsync(request)));
    }

    /// <summary>Without what a server says of itself or of its own connection; headers in order of their names.</summary>
    private static string Comparable(string answer)
    {
        var parts = answer.Split("\r\n\r\n", 2);
        var lines = parts[0].Split("\r\n");
        return string.Join('\n', [lines[0], .. lines.Skip(1).Where(line => !OfTheServer().IsMatch(line)).Order(StringComparer.Ordinal), "", lines.Contains("Transfer-Encoding: chunked") ? Joined(parts[1]) : parts[1]]);
    }

    /// <summary>The text of chunks: where they end is no part of an answer (RFC 9112, 7.1).</summary>
    private static string Joined(string chunks) => string.Concat(Chunk().Matches(chunks).Select(chunk => chunk.Groups[1].Value));

    [GeneratedRegex(@"\G[0-9A-Fa-f]+\r\n(.*?)\r\n", RegexOptions.Singleline)]
    private static partial Regex Chunk();

    [GeneratedRegex("^(Date|Connection):|Expires=", RegexOptions.IgnoreCase)]
    private static partial Regex OfTheServer();
}
