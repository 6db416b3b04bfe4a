using System.Text;
using System.Text.Json.Nodes;
using Cairn.PythonCompat.Requests;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace Cairn.PythonCompat.Answers;

/// <summary>What an error says where the service itself says nothing: Flask's page, FastAPI's <c>detail</c>. Problem details (RFC 9457) give way to them.</summary>
internal static class ErrorAnswers
{
    public static bool TryWrite(PythonExchange exchange, ReadOnlyMemory<byte> body, out ReadOnlyMemory<byte> error)
    {
        var response = exchange.Context.Response;
        error = default;
        if (response.StatusCode < StatusCodes.Status400BadRequest || (!body.IsEmpty && !MediaType.IsProblem(response.ContentType)))
        {
            return false;
        }

        var failure = exchange.Failure ?? exchange.Context.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (failure is null && response.StatusCode == StatusCodes.Status415UnsupportedMediaType && exchange.Endpoint is not null and not RouteEndpoint)
        {
            failure = new BadHttpRequestException("", StatusCodes.Status415UnsupportedMediaType); // refused by the platform's routing, before there was a handler
        }

        error = exchange.Style == PythonStyle.Flask ? Flask(response, failure as BadHttpRequestException) : FastApi(exchange, response, failure);
        return !error.IsEmpty;
    }

    private static ReadOnlyMemory<byte> Flask(HttpResponse response, BadHttpRequestException? refused)
    {
        if (refused is not null && response.StatusCode == StatusCodes.Status415UnsupportedMediaType)
        {
            response.StatusCode = StatusCodes.Status400BadRequest; // Flask 2.2, Request.on_json_loading_failed
        }

        if (FlaskPages.Error(response.StatusCode) is not { } page)
        {
            return default;
        }

        response.ContentType = FlaskPages.MediaType;
        return Encoding.UTF8.GetBytes(page);
    }

    private static ReadOnlyMemory<byte> FastApi(PythonExchange exchange, HttpResponse response, Exception? failure)
    {
        if (failure is BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest or StatusCodes.Status415UnsupportedMediaType } refused)
        {
            response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            response.ContentType = MediaType.Json;
            return Encoding.UTF8.GetBytes(new JsonObject { ["detail"] = ValidationErrors.Of(exchange, refused) }.ToJsonString());
        }

        if (failure is not null && response.StatusCode == StatusCodes.Status500InternalServerError)
        {
            response.ContentType = "text/plain; charset=utf-8";
            return "Internal Server Error"u8.ToArray();
        }

        response.ContentType = MediaType.Json;
        return Encoding.UTF8.GetBytes(new JsonObject { ["detail"] = PhraseOf(response.StatusCode) }.ToJsonString());
    }

    /// <summary>As <c>http.HTTPStatus(status).phrase</c>.</summary>
    private static string PhraseOf(int status) => status switch
    {
        StatusCodes.Status413PayloadTooLarge => "Request Entity Too Large",
        StatusCodes.Status414UriTooLong => "Request-URI Too Long",
        StatusCodes.Status416RangeNotSatisfiable => "Requested Range Not Satisfiable",
        StatusCodes.Status418ImATeapot => "I'm a Teapot",
        _ => ReasonPhrases.GetReasonPhrase(status),
    };
}
