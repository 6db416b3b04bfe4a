using System.Globalization;
using System.Text;
using Cairn.PythonCompat.Requests;

namespace Cairn.PythonCompat.Answers;

/// <summary>Redirects as <c>werkzeug.utils.redirect</c> and Starlette's <c>RedirectResponse</c> write them.</summary>
internal static class Redirects
{
    private const string FlaskSafe = ":/?#[]@!$&'()*+,;=%";
    private const string FastApiSafe = ":/%#?=@[]!$&'()*+,;";

    public static bool TryWrite(PythonExchange exchange, ReadOnlyMemory<byte> body, out ReadOnlyMemory<byte> page)
    {
        var response = exchange.Context.Response;
        page = default;
        if (response.StatusCode is not (301 or 302 or 303 or 305 or 307 or 308) || response.Headers.Location.ToString() is not { Length: > 0 } shown)
        {
            return false;
        }

        var target = exchange.Style == PythonStyle.Flask ? Flask(shown) : PercentText.Quote(shown, FastApiSafe);
        response.Headers.Location = target;
        if (exchange.Style != PythonStyle.Flask || !body.IsEmpty)
        {
            return false;
        }

        page = Encoding.UTF8.GetBytes(FlaskPages.Redirect(target, shown));
        response.ContentType = FlaskPages.MediaType;
        return true;
    }

    /// <summary>As <c>iri_to_uri(safe_conversion=True)</c>: an ASCII target without blanks stays as it is; a host beyond ASCII is written in Punycode.</summary>
    private static string Flask(string target)
    {
        if (Ascii.IsValid(target) && !target.Any(char.IsWhiteSpace))
        {
            return target;
        }

        var authority = target.IndexOf("://", StringComparison.Ordinal) is var scheme and > 0 ? scheme + 3 : target.StartsWith("//", StringComparison.Ordinal) ? 2 : 0;
        var end = authority == 0 ? 0 : target.IndexOfAny(['/', '?', '#'], authority) is var slash and >= 0 ? slash : target.Length;
        return target[..authority] + (end > authority ? new IdnMapping().GetAscii(target[authority..end]) : "") + PercentText.Quote(target[end..], FlaskSafe);
    }
}
