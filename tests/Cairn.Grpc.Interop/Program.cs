using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Cairn.Grpc.Interop;
using Cairn.Grpc.Interop.Cases;

return args switch
{
    ["serve", .. var rest] => await ServeAsync(Words(rest)),
    ["client", .. var rest] => await CallAsync(Words(rest)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        serve  --port N [--tls [--certificate FILE --key FILE]]
        client --port N --case NAME [--host NAME] [--tls [--ca FILE] [--server-name NAME]]
        """);
    Console.Error.WriteLine($"Cases: all, {string.Join(", ", InteropCases.All.Keys)}");
    return 64;
}

static Dictionary<string, string> Words(string[] args)
{
    var words = new Dictionary<string, string>(StringComparer.Ordinal);
    for (var i = 0; i < args.Length; i++)
    {
        var hasValue = i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal);
        words[args[i]] = hasValue ? args[i + 1] : "";
        i += hasValue ? 1 : 0;
    }

    return words;
}

static int PortOf(Dictionary<string, string> words) => int.Parse(words.GetValueOrDefault("--port", "0"), CultureInfo.InvariantCulture);

static async Task<int> ServeAsync(Dictionary<string, string> words)
{
    using var certificate = !words.ContainsKey("--tls") ? null
        : words.TryGetValue("--certificate", out var file) ? X509Certificate2.CreateFromPemFile(file, words.GetValueOrDefault("--key"))
        : ThrowawayCertificate.Create();
    await using var app = InteropServer.Build(PortOf(words), certificate);
    await app.StartAsync();
    Console.WriteLine($"Serving {string.Join(" ", app.Urls)}");
    await app.WaitForShutdownAsync();
    return 0;
}

static async Task<int> CallAsync(Dictionary<string, string> words)
{
    var name = words.GetValueOrDefault("--case", "all");
    if (name != "all" && !InteropCases.All.ContainsKey(name))
    {
        return Usage();
    }

    var host = words.GetValueOrDefault("--host", "localhost");
    using var http = new HttpMessageInvoker(InteropHandler.Create(words.GetValueOrDefault("--ca"), host));
    var client = new InteropClient(http, new UriBuilder(words.ContainsKey("--tls") ? "https" : "http", words.GetValueOrDefault("--server-name", host), PortOf(words)).Uri);
    foreach (var (title, run) in InteropCases.All.Where(entry => name == "all" || name == entry.Key))
    {
        await run(client);
        Console.WriteLine($"{title} passed");
    }

    return 0;
}
