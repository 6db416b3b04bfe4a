using Cairn;
using Cairn.Hosting.Tests.Lifecycle;

var builder = WebApplication.CreateBuilder(args);
builder.AddCairn();
builder.Services.AddHostedService<Store>();
builder.Services.AddHostedService<Queue>();

if (builder.Configuration["Crash"] is { } crash)
{
    builder.Services.AddHostedService(_ => new CrashingService(afterAwait: crash == "AfterAwait"));
}

if (builder.Configuration["Failures"] == "Ignored")
{
    builder.Services.Configure<HostOptions>(host => host.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore);
}

var app = builder.Build();

app.MapCairn();
app.MapGet("/hello", () => "hello");

// Ends when the test writes a line, which it can do when the service takes no more requests.
app.MapGet("/wait", async (ILogger<Store> logger, CancellationToken cancellationToken) =>
{
    logger.RequestWaits();
    var word = await Task.Run(Console.In.ReadLine, CancellationToken.None).WaitAsync(cancellationToken);
    logger.RequestEnds();
    return word;
});

await app.RunAsync();
