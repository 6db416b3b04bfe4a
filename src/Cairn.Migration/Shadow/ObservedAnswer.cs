using System.Net;
using Cairn.Cassettes;

namespace Cairn.Migration.Shadow;

/// <summary>An answer as it came, and when it was asked for.</summary>
internal sealed record ObservedAnswer(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body, DateTimeOffset AskedAt)
{
    public bool IsFailure => Status >= (int)HttpStatusCode.InternalServerError;

    public CassetteResponse ToCassette() => new() { Status = Status, Headers = Headers, Body = CassetteBody.FromWire(Body, FieldLines.Find(Headers, "Content-Encoding")) };
}
