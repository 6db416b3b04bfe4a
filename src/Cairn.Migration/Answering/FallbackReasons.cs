using Microsoft.AspNetCore.Http;

namespace Cairn.Migration.Answering;

/// <summary>Whether legacy may answer in the candidate's place, and why.</summary>
internal static class FallbackReasons
{
    public const string Exception = "exception";
    public const string NotMigrated = "not_migrated";
    public const string Status = "status";
    public const string Timeout = "timeout";

    /// <summary>The reason that an answer gives. A write falls back only where the candidate says that it has done nothing.</summary>
    public static string? Of(HttpContext context, RecordedBody? body) => context.Response.StatusCode switch
    {
        < StatusCodes.Status500InternalServerError => null,
        _ when body is { HasOverflowed: true } => null, // nobody can read it a second time
        _ when IsNotMigrated(context.Response) => NotMigrated,
        _ when !SafeMethods.Has(context.Request.Method) => null,
        StatusCodes.Status504GatewayTimeout => Timeout,
        _ => Status,
    };

    /// <summary>Whether an exception is a reason.</summary>
    public static bool Has(HttpContext context, RecordedBody? body) =>
        SafeMethods.Has(context.Request.Method) && body is not { HasOverflowed: true } && !context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted;

    public static bool IsNotMigrated(HttpResponse response) =>
        response.StatusCode == StatusCodes.Status501NotImplemented && response.Headers.ContainsKey(ShadowHeaders.NotMigrated);
}
