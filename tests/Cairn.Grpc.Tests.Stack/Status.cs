namespace Grpc.Core;

public readonly record struct Status(StatusCode StatusCode, string Detail, Exception? DebugException = null);
