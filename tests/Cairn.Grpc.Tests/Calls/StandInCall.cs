using System.Buffers.Binary;
using System.Globalization;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cairn.Grpc.Tests.Calls;

/// <summary>A call as the handlers of the stand-in see it.</summary>
internal sealed class StandInCall(HttpContext context, CancellationToken cancelled)
{
    public HttpContext Http => context;

    /// <summary>Ends with the request, and with the deadline that the stack has read.</summary>
    public CancellationToken Cancelled => cancelled;

    public bool IsEnded { get; private set; }

    /// <summary>The next message, or <c>null</c> after the last.</summary>
    public async Task<byte[]?> ReadAsync()
    {
        var header = new byte[5];
        if (await context.Request.Body.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, cancelled) < header.Length)
        {
            return null;
        }

        var message = new byte[BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(1))];
        await context.Request.Body.ReadExactlyAsync(message, cancelled);
        return message;
    }

    public async Task WriteAsync(byte[] message)
    {
        if (!context.Response.HasStarted)
        {
            context.Response.ContentType = "application/grpc";
            await context.Response.StartAsync(cancelled);
        }

        var frame = new byte[5 + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, 5);
        await context.Response.BodyWriter.WriteAsync(frame, cancelled);
    }

    /// <summary>In the trailers once the response has begun, in the headers before.</summary>
    public void End(StatusCode code, string message = "", Metadata? trailers = null)
    {
        if (IsEnded)
        {
            return;
        }

        IsEnded = true;
        var headers = context.Response.Headers;
        if (context.Response.HasStarted)
        {
            headers = context.Features.GetRequiredFeature<IHttpResponseTrailersFeature>().Trailers;
        }
        else
        {
            headers.ContentType = "application/grpc";
        }

        headers["grpc-status"] = ((int)code).ToString(CultureInfo.InvariantCulture);
        headers["grpc-message"] = Uri.EscapeDataString(message);
        foreach (var (name, value) in trailers?.Entries ?? [])
        {
            headers[name] = value is byte[] bytes ? Convert.ToBase64String(bytes) : (string)value;
        }
    }

    /// <summary>What the stack does when its own timer is first: the handler may go on, nobody hears it.</summary>
    public async Task ExpireAsync()
    {
        End(StatusCode.DeadlineExceeded, "Deadline Exceeded");
        await context.Response.CompleteAsync();
        context.Features.Get<IHttpResetFeature>()?.Reset(0);
    }
}
