namespace Cairn.Testing.Fakes;

internal enum HttpFaultKind
{
    Refused,
    WrongCertificate,
    Hang,
    Slow,
    Closed,
    Garbage,
    Status,
    TooManyRequests,
    ResetMidBody,
    TruncatedChunk,
    WrongLength,
}
