using System.Collections;
using System.Globalization;
using Cairn.Logging.Redaction;

namespace Cairn.Logging.Requests;

/// <summary>The named values of a request's line, and its text.</summary>
internal sealed class RequestLine(List<KeyValuePair<string, object?>> values) : IReadOnlyList<KeyValuePair<string, object?>>
{
    private const string Answer = $"answered {{{RequestFields.Status}}} after {{{RequestFields.Duration}}} s";
    private const string WithRoute = $"{{{RequestFields.Method}}} {{{RequestFields.Route}}} {Answer}";
    private const string WithoutRoute = $"{{{RequestFields.Method}}} {{{RequestFields.Path}}} {Answer}";

    private readonly bool _hasRoute = values.Exists(value => value.Key == RequestFields.Route);

    public int Count => values.Count + 1;

    public KeyValuePair<string, object?> this[int index] =>
        index < values.Count ? values[index] : new(RedactedState.TemplateKey, _hasRoute ? WithRoute : WithoutRoute);

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (var index = 0; index < Count; index++)
        {
            yield return this[index];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Value(RequestFields.Method)} {Value(_hasRoute ? RequestFields.Route : RequestFields.Path)} answered {Value(RequestFields.Status)} after {Value(RequestFields.Duration)} s");

    private object? Value(string name) => values.Find(value => value.Key == name).Value;
}
