using System.Text;
using Cairn.Cassettes;
using Cairn.Parity.Tests.Legacy;

namespace Cairn.Parity.Tests.Recording;

/// <summary>The emitted recorder in a real Flask and a real FastAPI: the same lines, and the same masks as .NET makes with the same key.</summary>
public sealed class RecordingInPython : IDisposable
{
    private const string Key = "a key for tests, of 32 bytes or more";
    private const string Login = """{"user":"ada","Password":"pa55 wörd","nested":{"api_key":["k1",{"deep":12345}],"plain":1.0},"email":"ada@example.com","uuid_token":"0b9c2a54-7a0e-4d2b-9a61-2f6f0f6f0a11","session":"DEADBEEF00","pin":"00417","auth":-12.50e3,"none":null}""";

    private readonly TestFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(PythonServerKind.Wsgi, "flask", "echo_flask.py")]
    [InlineData(PythonServerKind.Asgi, "uvicorn", "echo_fastapi.py")]
    public async Task A_mask_is_the_same_in_both_languages(PythonServerKind kind, string module, string script)
    {
        await PythonServer.SkipWithoutAsync(module, Token);
        await AskAsync(kind, script, "/login?token=abc%20d&x=1%2f2&email=b%40c.de", Login);

        var exchange = Assert.Single(await RecordedAsync());

        var unmasked = Unmasked(exchange);
        var masked = new Redactor(RedactionPolicy.Default, Encoding.UTF8.GetBytes(Key)).Redact(unmasked);
        Assert.Equal(masked.Request.Target, exchange.Request.Target);
        Assert.Equal(Text(masked.Request.Body), Text(exchange.Request.Body));
        Assert.Equal(Text(masked.Responses[0].Body), Text(exchange.Responses[0].Body));
        Assert.Equal(Value(masked.Request.Headers, "Authorization"), Value(exchange.Request.Headers, "Authorization"));
        Assert.Equal(Value(masked.Request.Headers, "Cookie"), Value(exchange.Request.Headers, "Cookie"));
        Assert.Equal(Value(masked.Responses[0].Headers, "Set-Cookie"), Value(exchange.Responses[0].Headers, "Set-Cookie"));
        Assert.Equal(Value(masked.Responses[0].Headers, "X-Made-By"), Value(exchange.Responses[0].Headers, "X-Made-By"));
    }

    [Theory]
    [InlineData(PythonServerKind.Wsgi, "flask", "echo_flask.py")]
    [InlineData(PythonServerKind.Asgi, "uvicorn", "echo_fastapi.py")]
    public async Task A_cassette_of_python_has_the_identity_of_rules_and_key(PythonServerKind kind, string module, string script)
    {
        await PythonServer.SkipWithoutAsync(module, Token);
        await AskAsync(kind, script, "/login", "{}");

        var cassette = await Cassette.LoadAsync(File(), Token);

        var redactor = new Redactor(RedactionPolicy.Default, Encoding.UTF8.GetBytes(Key));
        Assert.Equal((redactor.Policy.Fingerprint, redactor.KeyId, "echo"), (cassette.Header.Redaction, cassette.Header.Key, cassette.Header.Service));
    }

    [Theory]
    [InlineData(PythonServerKind.Wsgi, "flask", "echo_flask.py")]
    [InlineData(PythonServerKind.Asgi, "uvicorn", "echo_fastapi.py")]
    public async Task A_secret_in_an_unexpected_place_is_not_written_and_told(PythonServerKind kind, string module, string script)
    {
        await PythonServer.SkipWithoutAsync(module, Token);
        await AskAsync(kind, script, "/login", """{"note":"ghp_0123456789abcdefghijABCDEFGHIJ012345"}""");

        Assert.Empty(await RecordedAsync());
        Assert.Contains("field 'note' of the body of the request holds a token of GitHub", await System.IO.File.ReadAllTextAsync(File() + ".refused", Token), StringComparison.Ordinal);
    }

    private async Task AskAsync(PythonServerKind kind, string script, string target, string body)
    {
        await System.IO.File.WriteAllTextAsync(_folder.In("cairn_recorder.py"), PythonRecorder.Write(kind, RedactionPolicy.Default), Token);
        using var server = await PythonServer.StartAsync(script, Token, ("PYTHONPATH", _folder.Path), ("CAIRN_CASSETTES_DIR", _folder.Path), ("CAIRN_CASSETTES_KEY", Key), ("CAIRN_SERVICE", "echo"));
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Address + target[1..], new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer let-me-in");
        request.Headers.TryAddWithoutValidation("Cookie", "sid=s3cr3t; theme=dark");
        using var response = await client.SendAsync(request, Token);
        await response.Content.ReadAsStringAsync(Token);
    }

    /// <summary>What was sent and answered, which the test knows.</summary>
    private static CassetteExchange Unmasked(CassetteExchange exchange) => exchange with
    {
        Request = exchange.Request with
        {
            Target = "/login?token=abc%20d&x=1%2f2&email=b%40c.de",
            Headers = [KeyValuePair.Create("Authorization", "Bearer let-me-in"), KeyValuePair.Create("Cookie", "sid=s3cr3t; theme=dark")],
            Body = CassetteBody.Of(Encoding.UTF8.GetBytes(Login)),
        },
        Responses =
        [
            exchange.Responses[0] with
            {
                Headers = [KeyValuePair.Create("Set-Cookie", "sid=new-s3cr3t; Path=/"), KeyValuePair.Create("X-Made-By", "a person")],
                Body = CassetteBody.Of(Encoding.UTF8.GetBytes(Login)),
            },
        ],
    };

    private string File() => Assert.Single(Directory.GetFiles(_folder.Path, "*.cassette.jsonl"));

    private async Task<IReadOnlyList<CassetteExchange>> RecordedAsync() => (await Cassette.LoadAsync(File(), Token)).Exchanges;

    private static string Text(CassetteBody? body) => body is null ? "none" : Encoding.UTF8.GetString(body.Bytes.Span);

    private static string? Value(IReadOnlyList<KeyValuePair<string, string>> headers, string name) => headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}
