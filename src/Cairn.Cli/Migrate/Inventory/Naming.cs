using System.Text;

namespace Cairn.Cli.Migrate.Inventory;

/// <summary>Makes names of C# from names of Python.</summary>
internal static class Naming
{
    /// <summary>"build_status.api" is "BuildStatusApi".</summary>
    public static string Pascal(string name)
    {
        var result = new StringBuilder();
        var begins = true;
        foreach (var character in name)
        {
            if (!char.IsLetterOrDigit(character))
            {
                begins = true;
                continue;
            }

            result.Append(begins ? char.ToUpperInvariant(character) : character);
            begins = false;
        }

        return result.Length == 0 ? "Unnamed" : char.IsDigit(result[0]) ? "_" + result : result.ToString();
    }

    /// <summary>A literal of C#.</summary>
    public static string Quoted(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
