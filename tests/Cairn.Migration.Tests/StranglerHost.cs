using System.Text;
using Cairn.Migration.Routing;
using Cairn.Migration.Tests.Wire;
using Cairn.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cairn.Migration.Tests;

/// <summary>A candidate on a real port with the strangler before it, and a clock that stands still.</summary>
internal sealed class StranglerHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private StranglerHost(WebApplication app, ManualTimeProvider clock, RecordedLogs logs)
    {
        (_app, Clock, Logs) = (app, clock, logs);
        Measured = new RecordedMetrics(app.Services);
        Http = new HttpClient { BaseAddress = Address };
    }

    public ManualTimeProvider Clock { get; }

    public RecordedLogs Logs { get; }

    public RecordedMetrics Measured { get; }

    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    public Uri Address => new(_app.Urls.Single());

    public static async Task<StranglerHost> StartAsync(
        Uri? legacy, Dictionary<string, string?>? settings = null, Action<WebApplication>? map = null, Action<IServiceCollection>? services = null)
    {
        var (clock, logs) = (new ManualTimeProvider(), new RecordedLogs());
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(logs);
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection((settings ?? []).Append(KeyValuePair.Create("Cairn:Strangler:LegacyAddress", legacy?.AbsoluteUri)));
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddCairnMigration();
        services?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseCairnStrangler();
        map?.Invoke(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new StranglerHost(app, clock, logs);
    }

    /// <summary>The settings of one route, by their names.</summary>
    public static Dictionary<string, string?> Route(string match, string state, params (string Name, string Value)[] more) =>
        more.Append(("Match", match)).Append(("State", state)).ToDictionary(setting => $"Cairn:Strangler:Routes:0:{setting.Item1}", setting => (string?)setting.Item2);

    /// <summary>One whose <c>GET /x</c> legacy answers, and the candidate is held against.</summary>
    public static Task<StranglerHost> ShadowedAsync(ScriptedUpstream legacy, ScriptedUpstream candidate, params (string Key, string Value)[] more) =>
        StartAsync(legacy.Address, ShadowSettings(candidate, more));

    public static Dictionary<string, string?> ShadowSettings(ScriptedUpstream candidate, params (string Key, string Value)[] more)
    {
        var settings = Route("GET /x", "shadow");
        settings["Cairn:Strangler:CandidateAddress"] = candidate.Address.AbsoluteUri;
        foreach (var (key, value) in more)
        {
            settings[$"Cairn:Strangler:{key}"] = value;
        }

        return settings;
    }

    public Task<RawConnection> ConnectAsync() => RawConnection.ToAsync(Address.Port);

    /// <summary>Sends a request as it is written, and reads until the connection ends.</summary>
    public async Task<string> AskAsync(string request)
    {
        await using var connection = await ConnectAsync();
        await connection.SendAsync(request);
        return await connection.ReadToEndAsync();
    }

    public Task<string> GetAsync(string target, string headers = "") => AskAsync($"GET {target} HTTP/1.1\r\nHost: ci.example\r\n{headers}Connection: close\r\n\r\n");

    public void Reload(params (string Key, string? Value)[] settings)
    {
        foreach (var (key, value) in settings)
        {
            _app.Configuration[$"Cairn:Strangler:{key}"] = value;
        }

        ((IConfigurationRoot)_app.Configuration).Reload();
    }

    /// <summary>What the management endpoint says.</summary>
    public async Task<string> DescribeAsync()
    {
        var context = new DefaultHttpContext();
        using var body = new MemoryStream();
        context.Response.Body = body;
        await Services.GetRequiredKeyedService<RequestDelegate>(StranglerEndpoint.ManagementKey)(context);
        await context.Response.BodyWriter.FlushAsync(TestContext.Current.CancellationToken); // as a server does at the end
        return Encoding.UTF8.GetString(body.ToArray());
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        Measured.Dispose();
        await _app.DisposeAsync();
    }
}
