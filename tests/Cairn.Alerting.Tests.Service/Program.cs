using Cairn;

var builder = WebApplication.CreateBuilder(args);

builder.AddCairn();
builder.Services.AddCairnAlerting(alerts =>
{
    alerts.Availability("builds", target: 0.995, route: "/builds/{id}").Expecting(200);
    alerts.Latency("builds-in-time", target: 0.99, within: TimeSpan.FromMilliseconds(250), route: "/builds/{id}").Expecting(200);
    alerts.WorkerFreshness("sweeper", target: 0.99);
});

var app = builder.Build();

app.MapCairn();
app.MapGet("/builds/{id}", (string id) => id);

await app.RunAsync();
