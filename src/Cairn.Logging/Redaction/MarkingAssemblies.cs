using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Cairn.Logging.Redaction;

/// <summary>Tells where attributes of ours can stand, so that nothing of the framework is ever looked into.</summary>
[UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "What was trimmed cannot be seen; that classification is not promised to trimmed programs is said under Limits.")]
internal sealed class MarkingAssemblies
{
    private static readonly string Ours = typeof(MarkingAssemblies).Assembly.GetName().Name!;
    private readonly Lock _gate = new();
    private readonly Dictionary<Assembly, bool> _reaching = new() { [typeof(MarkingAssemblies).Assembly] = true };

    /// <summary>Whether the assembly itself can mark something.</summary>
    public static bool CanMark(Assembly assembly) =>
        !assembly.IsDynamic && Array.Exists(assembly.GetReferencedAssemblies(), reference => reference.Name == Ours);

    /// <summary>Whether a type of the assembly may hold a value of a marked type: it, or one of those it is built on, can mark something.</summary>
    public bool Reaches(Assembly assembly)
    {
        lock (_gate)
        {
            return _reaching.TryGetValue(assembly, out var known)
                ? known
                : Reaches(assembly, AppDomain.CurrentDomain.GetAssemblies().ToLookup(one => one.GetName().Name, StringComparer.Ordinal));
        }
    }

    private bool Reaches(Assembly assembly, ILookup<string?, Assembly> loaded)
    {
        if (!_reaching.TryGetValue(assembly, out var reaches))
        {
            _reaching[assembly] = false; // ends a circle
            reaches = CanMark(assembly)
                || (!assembly.IsDynamic && Array.Exists(assembly.GetReferencedAssemblies(), reference => ReachesThrough(reference.Name, loaded)));
            _reaching[assembly] = reaches;
        }

        return reaches;
    }

    // What is not loaded yet is not known yet; only of the platform it is known that it knows nothing of us.
    private bool ReachesThrough(string? reference, ILookup<string?, Assembly> loaded) => loaded.Contains(reference)
        ? loaded[reference].Any(assembly => Reaches(assembly, loaded))
        : !IsPlatform(reference);

    private static bool IsPlatform(string? name) =>
        name is null or "mscorlib" or "netstandard" or "System" || name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal);
}
