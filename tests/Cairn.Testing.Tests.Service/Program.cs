var builder = WebApplication.CreateBuilder(args);
var greeting = builder.Configuration["Greeting"] ?? "hello";

var app = builder.Build();

app.MapGet("/", () => greeting);

await app.RunAsync();
