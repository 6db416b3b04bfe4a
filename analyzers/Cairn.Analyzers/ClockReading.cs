using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Cairn.Analyzers;

/// <summary>How a property of the static clock is read from a TimeProvider.</summary>
/// <param name="method">The method of the TimeProvider.</param>
/// <param name="members">What gives the result the type and kind of the property; null if nothing does.</param>
internal sealed class ClockReading(string method, string? members = null)
{
    public const string ProviderKey = "provider";
    public const string ExpressionKey = "expression";

    public string Method => method;

    /// <summary>The readings by property, of those that the compilation knows.</summary>
    public static IReadOnlyDictionary<ISymbol, ClockReading> All(Compilation compilation)
    {
        var readings = new Dictionary<ISymbol, ClockReading>(SymbolEqualityComparer.Default);
        Add("System.DateTime", "UtcNow", new("GetUtcNow", ".UtcDateTime"));
        Add("System.DateTime", "Now", new("GetLocalNow", ".LocalDateTime")); // '.DateTime' would lose the kind Local
        Add("System.DateTime", "Today", new("GetLocalNow", ".LocalDateTime.Date"));
        Add("System.DateTimeOffset", "UtcNow", new("GetUtcNow", ""));
        Add("System.DateTimeOffset", "Now", new("GetLocalNow", ""));
        Add("System.Environment", "TickCount", new("GetTimestamp"));
        Add("System.Environment", "TickCount64", new("GetTimestamp"));
        return readings;

        void Add(string type, string property, ClockReading reading)
        {
            if (compilation.TypeNamed(type)?.GetMembers(property).FirstOrDefault() is { } symbol)
            {
                readings.Add(symbol, reading);
            }
        }
    }

    /// <summary>What the code fix needs: nothing if there is no reading of the same type and meaning.</summary>
    public ImmutableDictionary<string, string?> Fix(string? provider)
    {
        var properties = ImmutableDictionary<string, string?>.Empty;
        return members is null ? properties : properties.Add(ProviderKey, provider).Add(ExpressionKey, $"{method}(){members}");
    }
}
