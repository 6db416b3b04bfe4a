using Cairn.PythonCompat.Json;
using Cairn.PythonCompat.Paths;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Cairn.PythonCompat.Requests;

/// <summary>Gives the platform's binding and JSON the converters, the constraint and the strictness that the forms need.</summary>
internal sealed class ConfigureBinding(PythonSwitches switches, IHttpContextAccessor accessor)
    : IPostConfigureOptions<JsonOptions>, IPostConfigureOptions<RouteOptions>, IPostConfigureOptions<RouteHandlerOptions>
{
    /// <summary>The name of the constraint, as in <c>/builds/{id:pyint}</c>.</summary>
    public const string Constraint = "pyint";

    public void PostConfigure(string? name, JsonOptions options)
    {
        var converters = new PythonConverters(switches.Style, () => PythonExchange.Of(accessor.HttpContext)?.Active ?? switches.Active);
        converters.AddTo(options.SerializerOptions, switches.Active);
        if (switches.Style == PythonStyle.FastApi && switches.Active.HasFlag(PythonCompat.ErrorBodies))
        {
            options.SerializerOptions.RespectRequiredConstructorParameters = true;
            options.SerializerOptions.RespectNullableAnnotations = true;
        }
    }

    public void PostConfigure(string? name, RouteOptions options) => options.SetParameterPolicy<PythonInt>(Constraint);

    /// <summary>Tells what binding refuses from what a handler answers.</summary>
    public void PostConfigure(string? name, RouteHandlerOptions options) => options.ThrowOnBadRequest |= switches.Active.HasFlag(PythonCompat.ErrorBodies);
}
