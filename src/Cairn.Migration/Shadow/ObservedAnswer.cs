using System.Net;

namespace Cairn.Migration.Shadow;

/// <summary>An answer as far as it is compared.</summary>
internal sealed record ObservedAnswer(int Status, string? ContentType, ReadOnlyMemory<byte> Body)
{
    public bool IsFailure => Status >= (int)HttpStatusCode.InternalServerError;
}
