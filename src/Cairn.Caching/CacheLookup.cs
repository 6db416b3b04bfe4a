namespace Cairn.Caching;

/// <summary>The answer to a look-up that loads nothing.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="Found">Whether there is a fresh value. A cached <see langword="null"/> is one.</param>
/// <param name="Value">The value, or the default of its type.</param>
public readonly record struct CacheLookup<T>(bool Found, T? Value);
