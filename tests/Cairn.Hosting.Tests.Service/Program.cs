using Cairn;
using Cairn.Hosting.Tests.Service;

var builder = WebApplication.CreateBuilder(args);
builder.AddCairn();
builder.Services.AddCairnOptions<SweepOptions>();

var app = builder.Build();

app.MapCairn();
app.MapGet("/hello", () => "hello");

await app.RunAsync();
