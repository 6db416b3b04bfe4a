using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.Logging;

namespace Cairn.Logging.Redaction;

/// <summary>
/// Knows which parameters of <c>[LoggerMessage]</c> methods are classified. The line itself does not say so: it has the event's name and the
/// parameters' names, by which they are found again.
/// </summary>
/// <remarks>An assembly is read when a line is written for the first time after it was loaded: before that none of its methods has logged.</remarks>
[UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "What was trimmed cannot be seen; that classification is not promised to trimmed programs is said under Limits.")]
[UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "What was trimmed cannot be seen; that classification is not promised to trimmed programs is said under Limits.")]
internal sealed class ClassifiedParameters : IDisposable
{
    private const BindingFlags Any = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private readonly Lock _reading = new();
    private readonly ConcurrentQueue<Assembly> _unread = new();
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _found = new(StringComparer.Ordinal); // under the lock
    private volatile FrozenDictionary<string, IReadOnlyDictionary<string, string>> _byEvent = FrozenDictionary<string, IReadOnlyDictionary<string, string>>.Empty;
    private volatile bool _hasUnread = true;

    public ClassifiedParameters()
    {
        AppDomain.CurrentDomain.AssemblyLoad += Remember;

        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            _unread.Enqueue(assembly);
        }
    }

    /// <summary>The names of an event's classified parameters, in any case, with the texts that replace them; <see langword="null"/> for nearly every event.</summary>
    public IReadOnlyDictionary<string, string>? Of(EventId eventId)
    {
        if (_hasUnread)
        {
            ReadAssemblies();
        }

        return eventId.Name is { } name && _byEvent.TryGetValue(name, out var texts) ? texts : null;
    }

    public void Dispose() => AppDomain.CurrentDomain.AssemblyLoad -= Remember;

    private void Remember(object? sender, AssemblyLoadEventArgs load)
    {
        _unread.Enqueue(load.LoadedAssembly);
        _hasUnread = true;
    }

    // Who comes while another one reads has to wait: the line may be of an assembly that is not read yet.
    private void ReadAssemblies()
    {
        lock (_reading)
        {
            while (_unread.TryDequeue(out var assembly))
            {
                if (MarkingAssemblies.CanMark(assembly))
                {
                    Read(assembly);
                }
            }

            _byEvent = _found.ToFrozenDictionary(StringComparer.Ordinal); // nearly always empty, and asked for every line
            _hasUnread = false;
            _hasUnread = !_unread.IsEmpty; // one may have come in between
        }
    }

    private void Read(Assembly assembly)
    {
        foreach (var type in TypesOf(assembly))
        {
            try
            {
                foreach (var method in type.GetMethods(Any))
                {
                    Read(method);
                }
            }
            catch (Exception incomplete) when (incomplete is TypeLoadException or IOException or BadImageFormatException)
            {
                // What refers to an assembly that is not there cannot run, and so does not log.
            }
        }
    }

    private void Read(MethodInfo method)
    {
        var texts = from parameter in method.GetParameters()
                    let text = Mark.Of(parameter)
                    where text is not null && parameter.Name is not null
                    select KeyValuePair.Create(parameter.Name, text);

        if (texts.ToList() is { Count: > 0 } classified && method.GetCustomAttribute<LoggerMessageAttribute>() is { } message)
        {
            Add(string.IsNullOrEmpty(message.EventName) ? method.Name : message.EventName, classified);
        }
    }

    private void Add(string eventName, List<KeyValuePair<string, string>> texts)
    {
        var all = _found.TryGetValue(eventName, out var known) ? texts.Concat(known) : texts;
        _found[eventName] = all.DistinctBy(text => text.Key, StringComparer.OrdinalIgnoreCase).ToDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static Type[] TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException incomplete)
        {
            return [.. incomplete.Types.OfType<Type>()];
        }
    }
}
