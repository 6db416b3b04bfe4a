using System.Security.Cryptography;
using Cairn.PythonCompat.Json;
using Cairn.PythonCompat.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace Cairn.PythonCompat.Answers;

/// <summary>Puts a whole answer in form, one switch after the other: what an error says, then JSON, media type, redirect, tag, phrase and length.</summary>
internal static class AnswerForms
{
    public static ReadOnlyMemory<byte> Apply(PythonExchange exchange, ReadOnlyMemory<byte> body)
    {
        var response = exchange.Context.Response;
        var original = body;
        if (exchange.Has(PythonCompat.ErrorBodies) && ErrorAnswers.TryWrite(exchange, body, out var error))
        {
            body = error;
        }

        if (exchange.Has(PythonCompat.Redirects) && Redirects.TryWrite(exchange, body, out var page))
        {
            body = page;
        }

        body = Json(exchange, body);
        MediaTypes(exchange);
        if (exchange.Endpoint?.Metadata.GetMetadata<RouteTag>() is not null && response.StatusCode == StatusCodes.Status200OK)
        {
            body = Tagged(exchange, body);
        }

        Phrase(exchange);
        var isChanged = !body.Span.SequenceEqual(original.Span);
        if (HasLength(response.StatusCode) && (isChanged || exchange.Has(PythonCompat.ContentLength)))
        {
            response.ContentLength = exchange.Method == HttpMethods.Head && body.IsEmpty ? response.ContentLength ?? 0 : body.Length;
        }

        return HasLength(response.StatusCode) ? body : default;
    }

    private static bool HasLength(int status) => status is not (StatusCodes.Status204NoContent or StatusCodes.Status304NotModified) and >= 200;

    private static ReadOnlyMemory<byte> Json(PythonExchange exchange, ReadOnlyMemory<byte> body)
    {
        var form = new JsonForm(exchange.Active);
        if (body.IsEmpty || !form.IsRewritten || !MediaType.IsJson(exchange.Context.Response.ContentType))
        {
            return body;
        }

        var target = new ByteBuffer(body.Length + (body.Length / 4));
        return JsonRewriter.TryWrite(body.Span, form, target) ? target.Written : body;
    }

    private static void MediaTypes(PythonExchange exchange)
    {
        var response = exchange.Context.Response;
        if (!exchange.Has(PythonCompat.MediaTypes))
        {
            return;
        }

        if (MediaType.IsJson(response.ContentType))
        {
            response.ContentType = MediaType.Json;
        }
        else if (exchange.Style == PythonStyle.Flask && string.IsNullOrEmpty(response.ContentType) && response.StatusCode != StatusCodes.Status304NotModified)
        {
            response.ContentType = FlaskPages.MediaType;
        }
    }

    /// <summary>As <c>response.add_etag()</c> and <c>make_conditional(request)</c> (Werkzeug, <c>http.generate_etag</c>): caches of clients stay valid.</summary>
    private static ReadOnlyMemory<byte> Tagged(PythonExchange exchange, ReadOnlyMemory<byte> body)
    {
        var (request, response) = (exchange.Context.Request, exchange.Context.Response);
#pragma warning disable CA5350 // Not for secrecy: Werkzeug's tags are SHA-1, and clients hold them.
        var digest = Convert.ToHexStringLower(SHA1.HashData(body.Span));
#pragma warning restore CA5350
        response.Headers.ETag = $"\"{digest}\"";
        var isKnown = request.Headers.IfNoneMatch.ToString().Split(',').Select(tag => tag.Trim()).Any(tag => tag == "*" || tag.Trim('"') == digest || tag == $"W/\"{digest}\"");
        if (!isKnown || exchange.Method is not ("GET" or "HEAD"))
        {
            return body;
        }

        response.StatusCode = StatusCodes.Status304NotModified;
        response.ContentType = null;
        response.ContentLength = null;
        return default;
    }

    private static void Phrase(PythonExchange exchange)
    {
        var feature = exchange.Context.Features.GetRequiredFeature<IHttpResponseFeature>();
        if (exchange.Has(PythonCompat.ReasonPhrases) && string.IsNullOrEmpty(feature.ReasonPhrase))
        {
            feature.ReasonPhrase = (FlaskPages.NameOf(feature.StatusCode) ?? ReasonPhrases.GetReasonPhrase(feature.StatusCode)).ToUpperInvariant();
        }
    }
}
