using Cairn.Grpc.Wire;
using Google.Protobuf;

namespace Cairn.Grpc.Calls;

/// <summary>What of a status goes into headers: details only if they fit beside the message, and then as much of the message as fits.</summary>
/// <param name="Message">The value of <c>grpc-message</c>.</param>
/// <param name="Details">The value of <c>grpc-status-details-bin</c>, or <c>null</c>.</param>
internal readonly record struct SentStatus(string Message, string? Details)
{
    public static SentStatus Of(GrpcStatus status, long room)
    {
        var message = StatusText.Encode(status.Message ?? "", (int)room);
        var details = BytesOf(status) is { } bytes ? BinaryHeader.Encode(bytes) : null;
        return new SentStatus(message, message.Length + details?.Length <= room ? details : null);
    }

    /// <summary>The <c>google.rpc.Status</c> of a status that has details.</summary>
    public static byte[]? BytesOf(GrpcStatus status)
    {
        if (status.Details.Count == 0)
        {
            return null;
        }

        var message = new Status { Code = (int)status.Code, Message = status.Message ?? "" };
        message.Details.Add(status.Details);
        return message.ToByteArray();
    }
}
