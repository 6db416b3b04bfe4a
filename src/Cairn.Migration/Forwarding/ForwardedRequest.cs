using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cairn.Migration.Forwarding;

/// <summary>The request as it is sent on: target and headers as they came, but for what ends at a proxy.</summary>
internal static class ForwardedRequest
{
    public static HttpRequestMessage Make(HttpContext context, Uri destination, ForwardedBody? body)
    {
        var incoming = context.Request;
        var isGrpc = IsGrpc(incoming);
        var message = new HttpRequestMessage(new HttpMethod(incoming.Method), AddressOf(context, destination))
        {
            Content = body,
            Version = isGrpc ? HttpVersion.Version20 : HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

        CopyHeaders(incoming.Headers, message);
        SayWhoAsked(context, message);
        if (isGrpc)
        {
            message.Headers.TryAddWithoutValidation("TE", "trailers");
        }

        message.Headers.ExpectContinue = incoming.Headers.Expect.Count > 0 ? true : null;
        return message;
    }

    /// <summary>The body, if there is one. A write without one gets an empty one, so that no connection that drops makes HttpClient send it twice.</summary>
    public static ForwardedBody? BodyOf(HttpContext context, IdleLimit idle)
    {
        var request = context.Request;
        if (Upgrades.IsAsked(context))
        {
            return null;
        }

        if (context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody ?? request.ContentLength > 0)
        {
            return new ForwardedBody(request.Body, request.Headers.TransferEncoding.Count > 0 ? null : request.ContentLength, idle);
        }

        return SafeMethods.Has(request.Method) ? null : new ForwardedBody(Stream.Null, 0, idle);
    }

    private static Uri AddressOf(HttpContext context, Uri destination) => new(
        destination.GetLeftPart(UriPartial.Authority) + RawTarget.Of(context),
        new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    private static bool IsGrpc(HttpRequest request) =>
        HttpProtocol.IsHttp2(request.Protocol) && request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) is true;

    private static void CopyHeaders(IHeaderDictionary headers, HttpRequestMessage message)
    {
        var ofThisHop = HeaderRules.NominatedIn(headers.Connection);
        foreach (var (name, values) in headers)
        {
            if (HeaderRules.IsSentOn(name) && !ofThisHop.Contains(name, StringComparer.OrdinalIgnoreCase) && !message.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }
    }

    private static void SayWhoAsked(HttpContext context, HttpRequestMessage message)
    {
        var request = context.Request;
        if (request.Headers.Host is [{ Length: > 0 } host])
        {
            message.Headers.TryAddWithoutValidation("Host", host);
            message.Headers.TryAddWithoutValidation(HeaderRules.ForwardedHost, host);
        }

        message.Headers.TryAddWithoutValidation(HeaderRules.ForwardedProto, request.Scheme);
        if (context.Connection.RemoteIpAddress is { } address)
        {
            message.Headers.TryAddWithoutValidation(HeaderRules.ForwardedFor, (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString());
        }

        if (Upgrades.IsAsked(context))
        {
            message.Headers.TryAddWithoutValidation("Connection", "Upgrade");
            message.Headers.TryAddWithoutValidation("Upgrade", Upgrades.WebSocket);
        }
    }
}
