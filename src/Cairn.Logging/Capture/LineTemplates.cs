using System.Collections.Concurrent;
using Serilog.Events;
using Serilog.Parsing;

namespace Cairn.Logging;

/// <summary>Parses each template once. One that is made anew for every call, with its values in it, must not fill the memory.</summary>
internal sealed class LineTemplates
{
    private const int Most = 1_000;
    private const int Longest = 1_024;
    private readonly ConcurrentDictionary<string, MessageTemplate> _parsed = new();
    private readonly MessageTemplateParser _parser = new();

    public MessageTemplate Of(string template) => _parsed.TryGetValue(template, out var parsed) ? parsed : Parse(template);

    private MessageTemplate Parse(string template)
    {
        var parsed = _parser.Parse(template);

        if (template.Length <= Longest)
        {
            if (_parsed.Count >= Most)
            {
                _parsed.Clear(); // those in use come back
            }

            _parsed[template] = parsed;
        }

        return parsed;
    }
}
