using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Caching.Serialization;

/// <summary>Finds the serializer of a type: the registered one, the last registered factory that has one, text and bytes, JSON.</summary>
internal sealed class SerializerBook(IServiceProvider services)
{
    private readonly ConcurrentDictionary<Type, object> _found = new();
    private readonly IHybridCacheSerializerFactory[] _factories = [.. services.GetServices<IHybridCacheSerializerFactory>().Reverse()];
    private readonly JsonSerializerContext[] _contexts = [.. services.GetServices<JsonSerializerContext>()];

    /// <summary>The serializer of a type, if there is one.</summary>
    public bool TryGet<T>([NotNullWhen(true)] out IHybridCacheSerializer<T>? serializer)
    {
        if (!_found.TryGetValue(typeof(T), out var known))
        {
            known = _found.GetOrAdd(typeof(T), Find<T>() ?? (object)typeof(T)); // the type itself stands for "none"
        }

        serializer = known as IHybridCacheSerializer<T>;
        return serializer is not null;
    }

    private IHybridCacheSerializer<T>? Find<T>()
    {
        if (services.GetService<IHybridCacheSerializer<T>>() is { } registered)
        {
            return registered;
        }

        foreach (var factory in _factories)
        {
            if (factory.TryCreateSerializer<T>(out var made))
            {
                return made;
            }
        }

        object? builtIn = typeof(T) == typeof(string) ? new TextSerializer() : typeof(T) == typeof(byte[]) ? new BytesSerializer() : null;
        return builtIn as IHybridCacheSerializer<T> ?? (Contract<T>() is { } contract ? new JsonValueSerializer<T>(contract) : null);
    }

    private JsonTypeInfo<T>? Contract<T>() =>
        _contexts.Select(context => context.GetTypeInfo(typeof(T))).OfType<JsonTypeInfo<T>>().FirstOrDefault()
        ?? (JsonSerializer.IsReflectionEnabledByDefault ? ReflectedContract<T>() : null);

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Called only where reflection is enabled, which trimming disables.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Called only where reflection is enabled, which AOT disables.")]
    private static JsonTypeInfo<T>? ReflectedContract<T>()
    {
        try
        {
            return JsonSerializerOptions.Web.GetTypeInfo(typeof(T)) as JsonTypeInfo<T>;
        }
        catch (Exception exception) when (exception is NotSupportedException or InvalidOperationException or ArgumentException)
        {
            return null; // a delegate, a pointer, a type that contradicts itself: there is no JSON for it
        }
    }
}
