using System.Globalization;

namespace BuildStatus;

/// <summary>settings.py: what os.environ says.</summary>
internal static class Settings
{
    public static string SourceUrl => Environment.GetEnvironmentVariable("SOURCE_URL") ?? "http://localhost:8010";

    public static string? SourceToken => Environment.GetEnvironmentVariable("SOURCE_TOKEN");

    public static int Attempts => Number("DOWNLOAD_ATTEMPTS", 3);

    public static bool Debug => Environment.GetEnvironmentVariable("DEBUG") is "1" or "true";

    private static int Number(string name, int fallback)
    {
        try
        {
            return int.Parse(Environment.GetEnvironmentVariable(name)!, CultureInfo.InvariantCulture);
        }
        catch (ArgumentNullException)
        {
            return fallback;
        }
        catch (FormatException)
        {
            return fallback;
        }
    }
}
