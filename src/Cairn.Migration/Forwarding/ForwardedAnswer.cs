using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Cairn.Migration.Forwarding;

/// <summary>The answer as it is sent back: status, reason, headers, body as it comes, trailers.</summary>
internal static class ForwardedAnswer
{
    private const int BufferBytes = 16 * 1024;
    private const int MostUnflushed = 64 * 1024;

    public static void WriteHead(HttpResponseMessage answer, HttpContext context)
    {
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = answer.ReasonPhrase;

        var ofThisHop = HeaderRules.NominatedIn(answer.Headers.Connection);
        Copy(answer.Headers.NonValidated, context.Response.Headers, ofThisHop);
        Copy(answer.Content.Headers.NonValidated, context.Response.Headers, ofThisHop);
        if (answer.Headers.TransferEncodingChunked is true || answer.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.SwitchingProtocols)
        {
            context.Response.Headers.ContentLength = null;
        }
    }

    /// <summary>Writes what comes. It is flushed whenever nothing more is there yet, so events arrive when they are sent.</summary>
    public static async Task WriteBodyAsync(Stream body, HttpContext context, IdleLimit idle)
    {
        var writer = context.Response.BodyWriter;
        var buffer = new byte[BufferBytes]; // not pooled: a read that fails may still own it
        while (true)
        {
            var reading = body.ReadAsync(buffer, idle.Token);
            if (!reading.IsCompleted || writer.UnflushedBytes >= MostUnflushed)
            {
                await context.Response.StartAsync(idle.Token);
                await writer.FlushAsync(idle.Token);
            }

            var read = await reading;
            if (read == 0)
            {
                break;
            }

            writer.Write(buffer.AsSpan(0, read));
            idle.Restart();
        }

        await context.Response.StartAsync(idle.Token); // nothing that comes after us takes an empty answer for an unwritten one
        await writer.FlushAsync(idle.Token);
    }

    public static void WriteTrailers(HttpResponseMessage answer, HttpResponse response)
    {
        if (!response.SupportsTrailers())
        {
            return;
        }

        foreach (var (name, values) in answer.TrailingHeaders.NonValidated)
        {
            response.AppendTrailer(name, Values(values));
        }
    }

    private static void Copy(HttpHeadersNonValidated from, IHeaderDictionary to, string[] ofThisHop)
    {
        foreach (var (name, values) in from)
        {
            if (!HeaderRules.EndsHere(name) && !ofThisHop.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                to[name] = Values(values);
            }
        }
    }

    private static StringValues Values(HeaderStringValues values) => values.Count == 1 ? values.ToString() : values.ToArray();
}
