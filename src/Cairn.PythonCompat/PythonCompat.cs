namespace Cairn.PythonCompat;

/// <summary>What can be kept as Python does it. Each is a bridge, with a date on which it goes; the table of <c>docs/reference/python-compat.md</c> tells more.</summary>
[Flags]
public enum PythonCompat
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Floating-point numbers as <c>repr</c> writes them: <c>1.0</c>, <c>1e-05</c>, <c>1e+16</c>.</summary>
    Floats = 1 << 0,

    /// <summary>Keys of JSON objects in the order of their code points, as <c>sort_keys</c> has them.</summary>
    SortedKeys = 1 << 1,

    /// <summary>JSON strings in ASCII, as <c>ensure_ascii</c> writes them: <c>\u00e9</c>.</summary>
    AsciiEscapes = 1 << 2,

    /// <summary>JSON strings in UTF-8, with nothing escaped but quotation marks, backslashes and control characters.</summary>
    Utf8Text = 1 << 3,

    /// <summary>A blank behind each colon and comma of JSON, as <c>json.dumps</c> writes them without separators.</summary>
    SpacedJson = 1 << 4,

    /// <summary>A line feed behind a JSON document, as <c>jsonify</c> writes it.</summary>
    TrailingNewline = 1 << 5,

    /// <summary><c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c> in JSON, which is then no JSON (RFC 8259, section 6).</summary>
    NotANumber = 1 << 6,

    /// <summary>Names of members as they are declared, and compared with case. For the whole service only.</summary>
    MemberNames = 1 << 7,

    /// <summary>Whole numbers of any length.</summary>
    BigIntegers = 1 << 8,

    /// <summary>Dates and times: in Flask as of RFC 9110, section 5.6.7; in FastAPI ISO 8601 with microseconds, and durations as seconds.</summary>
    Dates = 1 << 9,

    /// <summary>Decimals: in Flask as strings, in FastAPI as numbers.</summary>
    Decimals = 1 << 10,

    /// <summary>Enumerations whose members have a <see cref="System.Text.Json.Serialization.JsonStringEnumMemberNameAttribute"/> as these names. For the whole service only.</summary>
    Enums = 1 << 11,

    /// <summary>Media types without <c>charset</c> on JSON, and those that Flask gives to answers without one.</summary>
    MediaTypes = 1 << 12,

    /// <summary><c>Content-Length</c> in place of chunks.</summary>
    ContentLength = 1 << 13,

    /// <summary>HEAD where GET is mapped.</summary>
    HeadRequests = 1 << 14,

    /// <summary>OPTIONS where anything is mapped.</summary>
    OptionsRequests = 1 << 15,

    /// <summary>The <c>Allow</c> field of 405 with the methods that Python would name.</summary>
    AllowedMethods = 1 << 16,

    /// <summary>The bodies of errors: Flask's pages, FastAPI's <c>detail</c>.</summary>
    ErrorBodies = 1 << 17,

    /// <summary>The reason phrase in capitals: <c>404 NOT FOUND</c>.</summary>
    ReasonPhrases = 1 << 18,

    /// <summary>A slash at the end of a path matters: a redirect, or 404.</summary>
    StrictSlashes = 1 << 19,

    /// <summary>The case of a path matters.</summary>
    CaseSensitivePaths = 1 << 20,

    /// <summary>The path as it stood on the wire, decoded once and not normalized. For the whole service only.</summary>
    RawPaths = 1 << 21,

    /// <summary>Names of query parameters compared with case; of repeated ones the first (Flask) or the last (FastAPI).</summary>
    QueryValues = 1 << 22,

    /// <summary>Numbers and booleans in a query as Python reads them: <c>1_000</c>, <c>yes</c>.</summary>
    LenientValues = 1 << 23,

    /// <summary>Cookies read without decoding, quoted ones too; of repeated ones the first (Flask) or the last (FastAPI).</summary>
    CookieValues = 1 << 24,

    /// <summary>Cookies written with quotation marks and octal escapes, and attributes in Python's order.</summary>
    CookieFields = 1 << 25,

    /// <summary>Targets of redirects encoded, and Flask's page with them.</summary>
    Redirects = 1 << 26,

    /// <summary>Request header fields in Latin-1. For the whole service only.</summary>
    HeaderBytes = 1 << 27,

    /// <summary>The limits of gunicorn and uvicorn on request lines and header fields. For the whole service only.</summary>
    RequestLimits = 1 << 28,
}
