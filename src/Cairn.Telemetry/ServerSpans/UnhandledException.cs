using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;

namespace Cairn.Telemetry.ServerSpans;

/// <summary>Reads the payload of ASP.NET Core's event for exceptions that reach the server, whose type is not public.</summary>
internal static class UnhandledException
{
    public static (HttpContext? Context, Exception? Exception) Read(object? payload) =>
        (Property(payload, "httpContext") as HttpContext, Property(payload, "exception") as Exception);

    [UnconditionalSuppressMessage(
        "Trimming",
        "IL2075",
        Justification = "ASP.NET Core keeps the public properties of its diagnostic payloads when it is trimmed; without them the span only lacks the exception's type.")]
    private static object? Property(object? payload, string name) => payload?.GetType().GetProperty(name)?.GetValue(payload);
}
