using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cairn.Testing.Tests.Fakes;

/// <summary>The port of a fake, as callers see it that are no <see cref="HttpClient"/>.</summary>
public sealed class ListeningFakes
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_fake_listens_on_one_free_loopback_port()
    {
        await using var first = new FakeHttpServer();
        await using var second = new FakeHttpServer();

        var addresses = await Task.WhenAll(first.ListenAsync(Token), first.ListenAsync(Token), second.ListenAsync(Token));

        Assert.True(addresses[0].IsLoopback);
        Assert.Equal(addresses[0], addresses[1]);
        Assert.NotEqual(addresses[0], addresses[2]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_end_of_a_fake_cuts_the_connections_of_those_who_wait(bool isOnPort)
    {
        var server = new FakeHttpServer();
        server.On(HttpMethod.Get, "/").Fails(HttpFault.Hang);
        using var client = new HttpClient(isOnPort ? new SocketsHttpHandler() : server.Handler);

        var call = client.GetAsync(isOnPort ? await server.ListenAsync(Token) : new Uri("http://store/"), Token);
        await server.WaitForAsync(request => request.Path == "/", Token);
        await server.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => call);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nobody_answers_after_the_end(bool isOnPort)
    {
        var server = new FakeHttpServer();
        var address = isOnPort ? await server.ListenAsync(Token) : new Uri("http://store/");
        using var client = new HttpClient(isOnPort ? new SocketsHttpHandler() : server.Handler);

        await server.DisposeAsync();
        var refusal = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(address, Token));

        Assert.Equal(HttpRequestError.ConnectionError, refusal.HttpRequestError);
    }

    [Fact]
    public async Task A_fake_that_has_ended_can_be_ended_again()
    {
        await using var server = new FakeHttpServer();
        await server.ListenAsync(Token);

        await server.DisposeAsync();
        var second = await Record.ExceptionAsync(() => server.DisposeAsync().AsTask());

        Assert.Null(second);
    }

    [Theory]
    [InlineData("\0\0\0\0\r\n\r\n")]
    [InlineData("GET\r\n\r\n")]
    [InlineData("GET / HTTP/9.9\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\nbroken header\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nnot a size\r\n")]
    public async Task What_is_no_request_is_refused_and_harms_nobody(string bytes)
    {
        await using var server = new FakeHttpServer();
        server.On(HttpMethod.Get, "/").Replies(HttpStatusCode.OK, "unharmed");
        var address = await server.ListenAsync(Token);

        var answer = await ExchangeAsync(address, Encoding.ASCII.GetBytes(bytes), isAll: false);
        using var client = new HttpClient();

        Assert.Matches("^HTTP/1.1 (400|505) ", answer);
        Assert.Equal("unharmed", await client.GetStringAsync(address, Token));
    }

    [Fact]
    public async Task Random_bytes_harm_nobody()
    {
        var random = new Random(6);
        var server = new FakeHttpServer();
        server.On(HttpMethod.Get, "/").Replies(HttpStatusCode.OK, "unharmed");
        server.On(HttpMethod.Post, "/{**rest}").Replies(HttpStatusCode.OK).Always();
        var address = await server.ListenAsync(Token);

        for (var round = 0; round < 200; round++)
        {
            await ExchangeAsync(address, Mutated("POST /a%20b?c=d HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nConnection: close\r\n\r\nbody"u8.ToArray(), random), isAll: true);
        }

        using var client = new HttpClient();
        Assert.Equal("unharmed", await client.GetStringAsync(address, Token));
        await Record.ExceptionAsync(() => server.DisposeAsync().AsTask()); // some are requests, though of another method
    }

    /// <summary>Sends, says so if that is all, then reads until the server closes.</summary>
    private static async Task<string> ExchangeAsync(Uri address, byte[] bytes, bool isAll)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, address.Port, Token);
        using var reader = new StreamReader(connection.GetStream(), Encoding.ASCII);
        await connection.Client.SendAsync(bytes, Token);
        if (isAll)
        {
            connection.Client.Shutdown(SocketShutdown.Send);
        }

        try
        {
            return await reader.ReadToEndAsync(Token);
        }
        catch (IOException)
        {
            return "reset";
        }
    }

    private static byte[] Mutated(byte[] request, Random random)
    {
        for (var changes = random.Next(1, 6); changes > 0; changes--)
        {
            request[random.Next(request.Length)] = (byte)random.Next(256);
        }

        return request[..random.Next(1, request.Length + 1)];
    }
}
