namespace Cairn.Grpc;

/// <summary>The names of what is measured about gRPC calls: those of the OpenTelemetry semantic conventions for RPC.</summary>
public static class GrpcTelemetry
{
    /// <summary>The meter of all instruments below.</summary>
    public const string MeterName = "Cairn.Grpc";

    /// <summary>The activity source of the spans of outbound calls. Inbound calls have the server span of ASP.NET Core.</summary>
    public const string SourceName = "Cairn.Grpc";

    /// <summary>A histogram of the duration of inbound calls, one measurement each. Unit: s.</summary>
    public const string ServerCallDuration = "rpc.server.call.duration";

    /// <summary>A histogram of the duration of outbound calls, until their status is known. Unit: s.</summary>
    public const string ClientCallDuration = "rpc.client.call.duration";

    /// <summary>The attribute with the protocol, always <c>grpc</c>.</summary>
    public const string SystemName = "rpc.system.name";

    /// <summary>The attribute with the full name of the method, <c>package.Service/Method</c>; <c>_OTHER</c> for one that the service does not have.</summary>
    public const string Method = "rpc.method";

    /// <summary>The attribute of spans with the name of a method that the service does not have.</summary>
    public const string OriginalMethod = "rpc.method_original";

    /// <summary>The attribute with the status, such as <c>OK</c> or <c>DEADLINE_EXCEEDED</c>.</summary>
    public const string StatusCode = "rpc.response.status_code";

    /// <summary>The attribute with the status of a call that failed. To a server a call with a status that blames its caller has not failed.</summary>
    public const string ErrorType = "error.type";

    /// <summary>The attribute of outbound calls with the host that is called.</summary>
    public const string ServerAddress = "server.address";

    /// <summary>The attribute of outbound calls with the port that is called.</summary>
    public const string ServerPort = "server.port";

    internal const string System = "grpc";
}
