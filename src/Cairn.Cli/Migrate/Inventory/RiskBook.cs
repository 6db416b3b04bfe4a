using System.Collections.Frozen;

namespace Cairn.Cli.Migrate.Inventory;

/// <summary>What Python and .NET do differently, by the code of a risk. The page says what to do about each.</summary>
internal static class RiskBook
{
    public const string Page = "https://github.com/cairn-ci/cairn/blob/main/docs/reference/migration-risks.md";

    private static readonly FrozenDictionary<string, string> Titles = new Dictionary<string, string>
    {
        ["background-work"] = "work goes on after the answer",
        ["big-integers"] = "integers may be longer than 64 bits",
        ["body-coercion"] = "bodies are converted to the declared types, not refused",
        ["bytes-and-sets"] = "bytes or sets",
        ["converters"] = "the path takes only some values, or slashes",
        ["cookies"] = "cookies are quoted, and read, in another way",
        ["dates"] = "dates and times have another form",
        ["decimals"] = "decimals have another form",
        ["error-pages"] = "errors are pages of the framework",
        ["etags"] = "ETags are the framework's",
        ["files"] = "files are received or sent",
        ["floats"] = "1.0 is written as 1, and exponents have another form",
        ["forms"] = "form fields are read",
        ["head-and-options"] = "HEAD and OPTIONS are answered by the framework",
        ["json-by-hand"] = "JSON is written by hand, with other spaces",
        ["not-a-number"] = "NaN or Infinity, which JSON does not know",
        ["process-state"] = "variables of the process are written",
        ["query-conversion"] = "what cannot be converted in a query has a default, not an error",
        ["redirects"] = "redirects have another body and encoding",
        ["repeated-queries"] = "a name is repeated in the query",
        ["sessions"] = "sessions are signed cookies of the framework",
        ["source-unknown"] = "the source could not be read",
        ["static-files"] = "files are served: leave them to a file server",
        ["streaming"] = "the answer is a stream",
        ["trailing-slashes"] = "a slash at the end makes another path",
        ["web-sockets"] = "a WebSocket",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> Codes => Titles.Keys;

    public static string Title(string code) => Titles.GetValueOrDefault(code, code);

    /// <summary>What every route of a framework may do differently.</summary>
    public static IReadOnlyList<string> Everywhere(string framework) => framework == "flask" ? ["error-pages", "head-and-options"] : ["error-pages"];
}
