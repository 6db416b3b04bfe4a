using System.Diagnostics;
using BuildStatus.Hooks;

// hooks.py: a second Flask application, which takes what the code review sends.
Console.WriteLine("hooks starting");
var builder = WebApplication.CreateBuilder(args);
builder.Services.Configure<HookOptions>(builder.Configuration.GetSection("Hooks"));
builder.Services.AddHttpClient();
builder.Services.AddSingleton<Deduplication>();
builder.Services.AddSingleton<Forwarder>();
builder.Services.AddSingleton<HookHandler>();

var app = builder.Build();

app.MapPost("/hooks", async (HttpRequest request, HookHandler handler, CancellationToken cancellationToken) =>
{
    using var reader = new StreamReader(request.Body);
    var body = await reader.ReadToEndAsync(cancellationToken);
    return await handler.HandleAsync(body, request.Headers["X-Signature"], cancellationToken) ? Results.Accepted() : Results.BadRequest();
});

if (args.Contains("--check"))
{
    Console.WriteLine($"{Process.GetCurrentProcess().ProcessName} is fine");
    return;
}

app.Run();
