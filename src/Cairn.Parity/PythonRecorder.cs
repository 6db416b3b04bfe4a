using System.Text;
using System.Text.Json;
using Cairn.Cassettes;
using Cairn.Cassettes.Redaction;

namespace Cairn.Parity;

/// <summary>
/// Writes a recorder in Python for a service that no proxy can stand before: one file, the standard library alone, the same lines, and for the same key the same masks.
/// </summary>
public static class PythonRecorder
{
    /// <summary>Writes the recorder.</summary>
    /// <param name="kind">How the service is served.</param>
    /// <param name="policy">What is masked; the file holds the rules.</param>
    /// <returns>Python.</returns>
    public static string Write(PythonServerKind kind, RedactionPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);

        var name = kind is PythonServerKind.Wsgi ? "wsgi" : "asgi";
        var recorder = Resource("recorder.py")
            .Replace("@RULES@", Rules(policy), StringComparison.Ordinal)
            .Replace("@RECORDER@", name, StringComparison.Ordinal);
        return recorder + Resource($"{name}.py");
    }

    private static string Resource(string name)
    {
        using var stream = typeof(PythonRecorder).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>JSON in a raw string of Python: escapes are those of JSON, and the default encoder escapes quotes.</summary>
    private static string Rules(RedactionPolicy policy)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("fingerprint", policy.Fingerprint);
            WriteTexts(json, "keptHeaders", policy.KeptHeaders);
            WriteTexts(json, "maskedFields", policy.MaskedFields);
            WriteTexts(json, "keptFields", policy.KeptFields);
            WriteTexts(json, "maskedSegments", policy.MaskedSegments);
            WriteTexts(json, "secretWords", KnownNames.SecretWords);
            WriteTexts(json, "secretNames", KnownNames.SecretNames);
            WriteLooks(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>Python calls a named group ?P, and has the flag for case at the start of a group of its own since 3.6.</summary>
    private static void WriteLooks(Utf8JsonWriter json)
    {
        json.WriteStartArray("looks");
        foreach (var (looks, pattern) in SecretLooks.All)
        {
            json.WriteStartObject();
            json.WriteString("looks", looks);
            json.WriteString("pattern", pattern.Replace("(?<secret>", "(?P<secret>", StringComparison.Ordinal));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        texts.ToList().ForEach(json.WriteStringValue);
        json.WriteEndArray();
    }
}
