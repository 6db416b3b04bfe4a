namespace Cairn.Logging;

/// <summary>The text of an exception, whose own members may throw.</summary>
internal static class ExceptionText
{
    /// <summary>Type, message and stack of the exception and of every inner one.</summary>
    public static string Stack(Exception exception) => Read(exception, static failed => failed.ToString());

    public static string Message(Exception exception) => Read(exception, static failed => failed.Message);

    public static string TypeName(Exception exception) => exception.GetType().FullName ?? exception.GetType().Name;

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
