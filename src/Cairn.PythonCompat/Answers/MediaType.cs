namespace Cairn.PythonCompat.Answers;

/// <summary>Tells media types apart.</summary>
internal static class MediaType
{
    public const string Json = "application/json";
    public const string Problem = "application/problem+json";

    public static bool IsJson(string? contentType) => Is(contentType, Json);

    public static bool IsProblem(string? contentType) => Is(contentType, Problem);

    private static bool Is(string? contentType, string type) =>
        contentType is not null && contentType.StartsWith(type, StringComparison.OrdinalIgnoreCase) && (contentType.Length == type.Length || contentType[type.Length] is ';' or ' ');
}
