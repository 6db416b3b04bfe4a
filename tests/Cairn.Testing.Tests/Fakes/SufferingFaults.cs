using System.Net;

namespace Cairn.Testing.Tests.Fakes;

/// <summary>The caller of a fault must not be able to tell whether there was a socket.</summary>
public sealed class SufferingFaults
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, HttpCompletionOption, string> AfterTheRequest => new()
    {
        { "closed", HttpCompletionOption.ResponseHeadersRead, "HttpRequestException ResponseEnded > HttpIOException ResponseEnded" },
        { "garbage", HttpCompletionOption.ResponseHeadersRead, "HttpRequestException InvalidResponse" },
        { "503", HttpCompletionOption.ResponseHeadersRead, "503  0 > " },
        { "429, retry after 7 s", HttpCompletionOption.ResponseHeadersRead, "429  0 7 > " },
        { "reset mid-body", HttpCompletionOption.ResponseHeadersRead, "200 application/json 64 > HttpRequestException Unknown > IOException > SocketException ConnectionReset" },
        { "reset mid-body", HttpCompletionOption.ResponseContentRead, "HttpRequestException Unknown > IOException > SocketException ConnectionReset" },
        { "truncated chunk", HttpCompletionOption.ResponseHeadersRead, "200 application/json > HttpRequestException ResponseEnded > HttpIOException ResponseEnded" },
        { "truncated chunk", HttpCompletionOption.ResponseContentRead, "HttpRequestException ResponseEnded > HttpIOException ResponseEnded" },
        { "wrong length", HttpCompletionOption.ResponseHeadersRead, "200 application/json 64 > HttpRequestException ResponseEnded > HttpIOException ResponseEnded" },
        { "wrong length", HttpCompletionOption.ResponseContentRead, "HttpRequestException ResponseEnded > HttpIOException ResponseEnded" },
    };

    [Theory]
    [MemberData(nameof(AfterTheRequest))]
    public async Task A_fault_after_the_request_looks_the_same_in_memory_and_on_a_port(string name, HttpCompletionOption completion, string symptom)
    {
        await using var server = new FakeHttpServer();
        server.On(HttpMethod.Get, "/artifacts/{id}").Fails(Named(name)).Then(Named(name));
        using var inMemory = Client(server.Handler, new Uri("http://store/"));
        using var onPort = Client(new SocketsHttpHandler(), await server.ListenAsync(Token));

        Assert.Equal(symptom, await Symptom.OfAsync(inMemory, completion, Token));
        Assert.Equal(symptom, await Symptom.OfAsync(onPort, completion, Token));
    }

    [Theory]
    [InlineData("refused", "HttpRequestException ConnectionError > SocketException ConnectionRefused")]
    [InlineData("wrong certificate", "HttpRequestException SecureConnectionError > AuthenticationException")]
    [InlineData("closed", "HttpRequestException ResponseEnded > HttpIOException ResponseEnded")]
    public async Task An_outage_looks_the_same_in_memory_and_on_a_port(string name, string symptom)
    {
        await using var server = new FakeHttpServer();
        var address = new UriBuilder(await server.ListenAsync(Token)) { Scheme = name == "wrong certificate" ? "https" : "http" }.Uri;
        using var inMemory = Client(server.Handler, address);
        using var onPort = Client(new SocketsHttpHandler(), address);

        await server.BreakAsync(Named(name), Token);

        Assert.Equal(symptom, await Symptom.OfAsync(inMemory, HttpCompletionOption.ResponseContentRead, Token));
        Assert.Equal(symptom, await Symptom.OfAsync(onPort, HttpCompletionOption.ResponseContentRead, Token));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_server_that_has_recovered_goes_on_with_its_script(bool isOnPort)
    {
        await using var server = new FakeHttpServer();
        server.On(HttpMethod.Get, "/artifacts/7").Replies(HttpStatusCode.OK, "first").Then(HttpStatusCode.OK, "second");
        using var client = isOnPort ? Client(new SocketsHttpHandler(), await server.ListenAsync(Token)) : Client(server.Handler, new Uri("http://store/"));

        Assert.Equal("first", await client.GetStringAsync("artifacts/7", Token));
        await server.BreakAsync(HttpFault.Refused, Token);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetStringAsync("artifacts/7", Token));
        await server.RecoverAsync(Token);

        Assert.Equal("second", await client.GetStringAsync("artifacts/7", Token));
    }

    [Fact]
    public async Task A_caller_that_trusts_every_certificate_is_found_out_on_a_port()
    {
        await using var server = new FakeHttpServer();
        server.On(HttpMethod.Get, "/artifacts/7").Replies(HttpStatusCode.OK, "secret");
        var address = new UriBuilder(await server.ListenAsync(Token)) { Scheme = "https" }.Uri;
        var credulous = new SocketsHttpHandler();
        credulous.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null;
        using var client = Client(credulous, address);

        await server.BreakAsync(HttpFault.WrongCertificate, Token);
        var answer = await client.GetAsync("artifacts/7", Token);

        Assert.True(answer.IsSuccessStatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_hanging_server_lets_the_caller_give_up(bool isOnPort)
    {
        await using var server = new FakeHttpServer();
        server.On(HttpMethod.Get, "/artifacts/7").Fails(HttpFault.Hang);
        using var client = isOnPort ? Client(new SocketsHttpHandler(), await server.ListenAsync(Token)) : Client(server.Handler, new Uri("http://store/"));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);

        var call = client.GetAsync("artifacts/7", patience.Token);
        await server.WaitForAsync(request => request.Path == "/artifacts/7", Token);
        await patience.CancelAsync();

        var end = await Assert.ThrowsAsync<TaskCanceledException>(() => call);
        Assert.Equal(patience.Token, end.CancellationToken);
    }

    [Fact]
    public async Task A_fault_of_the_connection_in_the_script_of_a_port_is_a_mistake_of_the_test()
    {
        var server = new FakeHttpServer();
        server.On(HttpMethod.Get, "/artifacts/7").Fails(HttpFault.Refused);
        using var client = Client(new SocketsHttpHandler(), await server.ListenAsync(Token));

        var answer = await client.GetAsync("artifacts/7", Token);
        var mistake = await Assert.ThrowsAsync<InvalidOperationException>(() => server.DisposeAsync().AsTask());

        Assert.Equal(HttpStatusCode.NotImplemented, answer.StatusCode);
        Assert.Contains("Call BreakAsync", mistake.Message, StringComparison.Ordinal);
    }

    private static HttpFault Named(string name) => new[]
    {
        HttpFault.Refused, HttpFault.WrongCertificate, HttpFault.Closed, HttpFault.Garbage, HttpFault.ResetMidBody, HttpFault.TruncatedChunk, HttpFault.WrongLength,
        HttpFault.Status(HttpStatusCode.ServiceUnavailable), HttpFault.TooManyRequests(TimeSpan.FromSeconds(7)),
    }.Single(fault => fault.ToString() == name);

    private static HttpClient Client(HttpMessageHandler handler, Uri address) => new(handler) { BaseAddress = address };
}
