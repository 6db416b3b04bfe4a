using System.Globalization;
using System.Text;

namespace Cairn.PythonCompat.Calls;

/// <summary>A body of <c>multipart/form-data</c> (RFC 7578) as <c>urllib3.filepost.encode_multipart_formdata</c> writes it.</summary>
internal static class MultipartBytes
{
    private const char Escape = '\u001b'; // the one control character that urllib3 lets through

    public static byte[] Of(IEnumerable<KeyValuePair<string, object?>> fields, IEnumerable<PythonFile> files, string boundary)
    {
        using var body = new MemoryStream();
        foreach (var (name, value) in PythonFields.Flat(fields))
        {
            Write(body, $"--{boundary}\r\nContent-Disposition: form-data; {Parameter("name", name)}\r\n\r\n");
            Write(body, value + "\r\n");
        }

        foreach (var file in files)
        {
            Write(body, $"--{boundary}\r\nContent-Disposition: form-data; {Parameter("name", file.Field)}; {Parameter("filename", file.FileName)}\r\n");
            Write(body, file.ContentType is null ? "\r\n" : $"Content-Type: {file.ContentType}\r\n\r\n");
            body.Write(file.Content.Span);
            Write(body, "\r\n");
        }

        Write(body, $"--{boundary}--\r\n");
        return body.ToArray();
    }

    private static void Write(MemoryStream body, string text) => body.Write(Encoding.UTF8.GetBytes(text));

    /// <summary>As <c>urllib3.fields.format_header_param_html5</c>.</summary>
    private static string Parameter(string name, string value)
    {
        var quoted = new StringBuilder();
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' => quoted.Append("%22"),
                '\\' => quoted.Append("\\\\"),
                < ' ' and not Escape => quoted.Append(CultureInfo.InvariantCulture, $"%{(int)character:X2}"),
                _ => quoted.Append(character),
            };
        }

        return $"{name}=\"{quoted}\"";
    }
}
