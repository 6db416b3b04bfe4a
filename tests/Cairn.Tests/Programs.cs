using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Cairn.Tests;

/// <summary>A service that writes the two lines of the golden path and nothing else.</summary>
internal static class Programs
{
    public static async Task Service(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddCairn();

        await using var app = builder.Build();
        app.MapCairn();
        app.MapGet("/hello", () => "hello");
        app.MapGet("/boom", string () => throw new InvalidOperationException("the disk is gone"));
        app.MapPost("/builds", (Build build) => build);
        app.MapGet("/gone", () => Results.Problem(statusCode: 410, extensions: new Dictionary<string, object?> { ["code"] = "build_expired" }));
        await app.RunAsync();
    }

    private sealed record Build(string Id);
}
