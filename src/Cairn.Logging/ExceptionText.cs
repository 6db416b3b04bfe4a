namespace Cairn.Logging;

/// <summary>The text of an exception, whose own members may throw.</summary>
internal static class ExceptionText
{
    private const int DeepestNesting = 64; // more would not fit a line, and the platform's ToString recurses

    /// <summary>Type, message and stack of the exception and of every inner one.</summary>
    public static string Stack(Exception exception) =>
        IsDeeper(exception, DeepestNesting) ? Outermost(exception) : Read(exception, static failed => failed.ToString());

    public static string Message(Exception exception) => Read(exception, static failed => failed.Message);

    public static string TypeName(Exception exception) => exception.GetType().FullName ?? exception.GetType().Name;

    private static bool IsDeeper(Exception exception, int depth) =>
        depth == 0 || (exception is AggregateException aggregate
            ? aggregate.InnerExceptions.Any(inner => IsDeeper(inner, depth - 1))
            : exception.InnerException is { } only && IsDeeper(only, depth - 1));

    private static string Outermost(Exception exception)
    {
        List<string> parts = [];

        for (var inner = exception; inner is not null && parts.Count < DeepestNesting; inner = inner.InnerException)
        {
            parts.Add($"{TypeName(inner)}: {Message(inner)}\n{Read(inner, static failed => failed.StackTrace ?? string.Empty)}");
        }

        return string.Join("\n ---> ", parts);
    }

    private static string Read(Exception exception, Func<Exception, string> read)
    {
        try
        {
            return read(exception);
        }
        catch (Exception second)
        {
            return $"{TypeName(exception)} (its text could not be read: {TypeName(second)})";
        }
    }
}
