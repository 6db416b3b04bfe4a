using Cairn.PythonCompat.Answers;
using Microsoft.AspNetCore.Http.Features;

namespace Cairn.PythonCompat.Requests;

/// <summary>Names the media type of a request's body as Python understands it: JSON is UTF-8 whatever it says, and in FastAPI what says nothing is JSON.</summary>
internal static class RequestBodies
{
    public static void Apply(PythonExchange exchange)
    {
        var request = exchange.Context.Request;
        if (!exchange.Has(PythonCompat.MediaTypes))
        {
            return;
        }

        var isUnnamed = string.IsNullOrEmpty(request.ContentType) && exchange.Style == PythonStyle.FastApi
            && exchange.Context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true };
        if (isUnnamed || MediaType.IsJson(request.ContentType))
        {
            request.ContentType = MediaType.Json;
        }
    }
}
