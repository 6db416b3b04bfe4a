using Cairn;
using Cairn.Testing.Tests.Replica;

var builder = WebApplication.CreateBuilder(args);
builder.AddCairn();
if (builder.Configuration["Fault"] == "HangAtStop")
{
    builder.Services.AddHostedService<HangAtStop>();
}

var app = builder.Build();

app.MapCairn();
app.MapGet("/", () => "served");
app.MapGet("/slow", async (TimeProvider time, CancellationToken aborted) =>
{
    await Task.Delay(TimeSpan.FromSeconds(1), time, aborted);
    return "served";
});
app.MapGet("/stream", async (HttpResponse response, TimeProvider time, IHostApplicationLifetime lifetime, CancellationToken aborted) =>
{
    while (!lifetime.ApplicationStopping.IsCancellationRequested)
    {
        await response.WriteAsync("part\n", aborted);
        await response.Body.FlushAsync(aborted);
        await Task.Delay(TimeSpan.FromMilliseconds(100), time, aborted);
    }
});
app.MapGet("/gone", () => Results.NotFound());

await app.RunAsync();

Environment.ExitCode = builder.Configuration.GetValue<int>("ExitCode");
