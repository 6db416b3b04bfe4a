using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Cairn.PythonCompat.Calls;
using Cairn.PythonCompat.Json;

namespace Cairn.PythonCompat;

/// <summary>
/// Bodies and addresses of outgoing calls as <c>requests</c> 2.28 writes them, to the byte: for servers that sign or compare what they get, or are strict about it. A body has
/// a <c>Content-Length</c> and is never chunked.
/// </summary>
public static class PythonHttpContent
{
    private const PythonCompat Dumped = PythonCompat.Floats | PythonCompat.BigIntegers;
    private const int BoundaryBytes = 16;

    /// <summary>A JSON body, as of <c>requests.post(url, json=value)</c>: spaced, in ASCII, <c>application/json</c> without <c>charset</c>.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="type">How the value is written; its floating-point numbers need the converters of <see cref="JsonOptions"/>.</param>
    /// <returns>The body.</returns>
    /// <exception cref="ArgumentException">A number is not finite: <c>requests</c> refuses it, too.</exception>
    public static HttpContent Json<T>(T value, JsonTypeInfo<T> type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return Content(JsonBytes(JsonSerializer.SerializeToUtf8Bytes(value, type)), "application/json");
    }

    /// <summary>A JSON body, as of <c>requests.post(url, json=value)</c>: spaced, in ASCII, <c>application/json</c> without <c>charset</c>.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value; members are named as they are declared.</param>
    /// <returns>The body.</returns>
    /// <exception cref="ArgumentException">A number is not finite: <c>requests</c> refuses it, too.</exception>
    [RequiresUnreferencedCode("Reflects on the type. Give a JsonTypeInfo where code is trimmed.")]
    [RequiresDynamicCode("Reflects on the type. Give a JsonTypeInfo where code is compiled ahead of time.")]
    public static HttpContent Json<T>(T value) => Content(JsonBytes(JsonSerializer.SerializeToUtf8Bytes(value, JsonOptions())), "application/json");

    /// <summary>Options whose converters write numbers as Python does, to make a <see cref="JsonTypeInfo{T}"/> of.</summary>
    /// <returns>New options.</returns>
    public static JsonSerializerOptions JsonOptions()
    {
        var options = new JsonSerializerOptions();
        new PythonConverters(PythonStyle.Flask, () => Dumped).AddTo(options, Dumped);
        return options;
    }

    /// <summary>A form, as of <c>requests.post(url, data=fields)</c>: nulls are left out, lists repeat their name, booleans are <c>True</c> and <c>False</c>, a blank is <c>+</c>.</summary>
    /// <param name="fields">Names and values: strings, numbers, booleans, and lists of them.</param>
    /// <returns>The body.</returns>
    /// <exception cref="ArgumentException">A value is of a type that has no agreed form.</exception>
    public static HttpContent Form(IEnumerable<KeyValuePair<string, object?>> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return Content(Encoding.ASCII.GetBytes(PythonFields.Encode(fields)), "application/x-www-form-urlencoded");
    }

    /// <summary>An address with parameters, as of <c>requests.get(address, params=fields)</c>.</summary>
    /// <param name="address">The address, absolute and encoded; a query that it has comes first.</param>
    /// <param name="fields">Names and values, as for <see cref="Form"/>.</param>
    /// <returns>The address; it is sent as it stands.</returns>
    /// <exception cref="ArgumentException">A value is of a type that has no agreed form.</exception>
    public static Uri Address(string address, IEnumerable<KeyValuePair<string, object?>> fields)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(address);
        ArgumentNullException.ThrowIfNull(fields);

        var query = PythonFields.Encode(fields);
        var separator = query.Length == 0 ? "" : address.Contains('?', StringComparison.Ordinal) ? "&" : "?";
        return new Uri(address + separator + query, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
    }

    /// <summary>A form with files, as of <c>requests.post(url, data=fields, files=files)</c>: names in quotation marks, UTF-8 as it is.</summary>
    /// <param name="fields">Names and values, as for <see cref="Form"/>; they come first.</param>
    /// <param name="files">The files.</param>
    /// <returns>The body.</returns>
    /// <exception cref="ArgumentException">A value is of a type that has no agreed form.</exception>
    public static HttpContent Multipart(IEnumerable<KeyValuePair<string, object?>> fields, IEnumerable<PythonFile> files) =>
        Multipart(fields, files, RandomNumberGenerator.GetHexString(BoundaryBytes * 2, lowercase: true));

    internal static HttpContent Multipart(IEnumerable<KeyValuePair<string, object?>> fields, IEnumerable<PythonFile> files, string boundary)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(files);
        return Content(MultipartBytes.Of(fields, files, boundary), $"multipart/form-data; boundary={boundary}");
    }

    private static ReadOnlyMemory<byte> JsonBytes(byte[] json)
    {
        var target = new ByteBuffer(json.Length * 2);
        JsonRewriter.TryWrite(json, JsonForm.Dumps, target);
        return target.Written;
    }

    private static ReadOnlyMemoryContent Content(ReadOnlyMemory<byte> body, string contentType)
    {
        var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return content;
    }
}
