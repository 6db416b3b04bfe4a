using System.Buffers;
using System.Runtime.CompilerServices;

namespace Cairn.Grpc.Wire;

/// <summary>What names and values of metadata may be (gRPC over HTTP/2, "Custom-Metadata").</summary>
internal static class MetadataRules
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyz_-.");

    public static void ThrowIfInvalid(string name, bool isBinary, [CallerArgumentExpression(nameof(name))] string? parameter = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name, parameter);

        if (name.AsSpan().ContainsAnyExcept(NameCharacters))
        {
            throw new ArgumentException($"'{name}' is no name of metadata. It has lower-case letters, digits, '_', '-' and '.'.", parameter);
        }

        if (name.StartsWith(GrpcHeaders.ReservedPrefix, StringComparison.Ordinal))
        {
            throw new ArgumentException($"'{name}' is reserved. Choose a name that does not begin with '{GrpcHeaders.ReservedPrefix}'.", parameter);
        }

        if (name.EndsWith(GrpcHeaders.BinarySuffix, StringComparison.Ordinal) != isBinary)
        {
            throw new ArgumentException(
                isBinary ? $"'{name}' has bytes as its value. End it in '-bin'." : $"'{name}' has text as its value. Do not end it in '-bin', or give bytes.",
                parameter);
        }
    }

    public static void ThrowIfNotPrintable(string name, string value, [CallerArgumentExpression(nameof(value))] string? parameter = null)
    {
        if (value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            throw new ArgumentException($"The value of '{name}' is not printable ASCII. Give bytes under the name '{name}-bin'.", parameter);
        }
    }
}
