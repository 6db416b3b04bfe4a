using System.Collections.Frozen;
using System.Globalization;

namespace Cairn.PythonCompat.Answers;

/// <summary>The pages that Werkzeug writes for errors and redirects (<c>werkzeug/exceptions.py</c>, <c>werkzeug/utils.py</c>), to the byte.</summary>
internal static class FlaskPages
{
    public const string MediaType = "text/html; charset=utf-8";

    private static readonly FrozenDictionary<int, (string Name, string Description)> Known = new Dictionary<int, (string Name, string Description)>
    {
        [400] = ("Bad Request", "The browser (or proxy) sent a request that this server could not understand."),
        [401] = ("Unauthorized", "The server could not verify that you are authorized to access the URL requested. You either supplied the wrong credentials (e.g. a bad password), or your browser doesn&#39;t understand how to supply the credentials required."),
        [403] = ("Forbidden", "You don&#39;t have the permission to access the requested resource. It is either read-protected or not readable by the server."),
        [404] = ("Not Found", "The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again."),
        [405] = ("Method Not Allowed", "The method is not allowed for the requested URL."),
        [406] = ("Not Acceptable", "The resource identified by the request is only capable of generating response entities which have content characteristics not acceptable according to the accept headers sent in the request."),
        [408] = ("Request Timeout", "The server closed the network connection because the browser didn&#39;t finish the request within the specified time."),
        [409] = ("Conflict", "A conflict happened while processing the request. The resource might have been modified while the request was being processed."),
        [410] = ("Gone", "The requested URL is no longer available on this server and there is no forwarding address. If you followed a link from a foreign page, please contact the author of this page."),
        [411] = ("Length Required", "A request with this method requires a valid &lt;code&gt;Content-Length&lt;/code&gt; header."),
        [412] = ("Precondition Failed", "The precondition on the request for the URL failed positive evaluation."),
        [413] = ("Request Entity Too Large", "The data value transmitted exceeds the capacity limit."),
        [414] = ("Request URI Too Long", "The length of the requested URL exceeds the capacity limit for this server. The request cannot be processed."),
        [415] = ("Unsupported Media Type", "The server does not support the media type transmitted in the request."),
        [416] = ("Requested Range Not Satisfiable", "The server cannot provide the requested range."),
        [417] = ("Expectation Failed", "The server could not meet the requirements of the Expect header"),
        [418] = ("I'm a teapot", "This server is a teapot, not a coffee machine"),
        [422] = ("Unprocessable Entity", "The request was well-formed but was unable to be followed due to semantic errors."),
        [423] = ("Locked", "The resource that is being accessed is locked."),
        [424] = ("Failed Dependency", "The method could not be performed on the resource because the requested action depended on another action and that action failed."),
        [428] = ("Precondition Required", "This request is required to be conditional; try using &#34;If-Match&#34; or &#34;If-Unmodified-Since&#34;."),
        [429] = ("Too Many Requests", "This user has exceeded an allotted request count. Try again later."),
        [431] = ("Request Header Fields Too Large", "One or more header fields exceeds the maximum size."),
        [451] = ("Unavailable For Legal Reasons", "Unavailable for legal reasons."),
        [500] = ("Internal Server Error", "The server encountered an internal error and was unable to complete your request. Either the server is overloaded or there is an error in the application."),
        [501] = ("Not Implemented", "The server does not support the action requested by the browser."),
        [502] = ("Bad Gateway", "The proxy server received an invalid response from an upstream server."),
        [503] = ("Service Unavailable", "The server is temporarily unable to service your request due to maintenance downtime or capacity problems. Please try again later."),
        [504] = ("Gateway Timeout", "The connection to an upstream server timed out."),
        [505] = ("HTTP Version Not Supported", "The server does not support the HTTP protocol version used in the request."),
    }.ToFrozenDictionary();

    /// <summary>The page of a status; <see langword="null"/> where there is none.</summary>
    public static string? Error(int status) => Known.TryGetValue(status, out var page)
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"<!doctype html>\n<html lang=en>\n<title>{status} {Escaped(page.Name)}</title>\n<h1>{Escaped(page.Name)}</h1>\n<p>{page.Description}</p>\n")
        : null;

    /// <summary>The page of a redirect.</summary>
    /// <param name="target">The encoded target.</param>
    /// <param name="shown">The target as it was given.</param>
    public static string Redirect(string target, string shown) =>
        "<!doctype html>\n<html lang=en>\n<title>Redirecting...</title>\n<h1>Redirecting...</h1>\n<p>You should be redirected automatically to the target URL: "
        + $"<a href=\"{Escaped(target)}\">{Escaped(shown)}</a>. If not, click the link.\n";

    /// <summary>The name of a status, as Werkzeug knows it; <see langword="null"/> where it does not.</summary>
    public static string? NameOf(int status) => Known.TryGetValue(status, out var page) ? page.Name : null;

    /// <summary>As <c>markupsafe.escape</c>.</summary>
    private static string Escaped(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace("'", "&#39;", StringComparison.Ordinal)
        .Replace("\"", "&#34;", StringComparison.Ordinal);
}
