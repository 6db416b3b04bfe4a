using Microsoft.AspNetCore.Http;

namespace Cairn.Http.Tests;

/// <summary>What a dependency does with a request.</summary>
internal static class Answer
{
    public static RequestDelegate Ok { get; } = With(200);

    public static RequestDelegate Unavailable { get; } = With(503);

    /// <summary>Never answers.</summary>
    public static RequestDelegate Hang { get; } = async context =>
    {
        var end = new TaskCompletionSource();
        await using var aborted = context.RequestAborted.Register(end.SetResult);
        await end.Task;
    };

    public static RequestDelegate With(int status, string? retryAfter = null) => context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.RetryAfter = retryAfter;
        return Task.CompletedTask;
    };
}
