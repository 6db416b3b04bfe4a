using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cairn.PythonCompat.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;

namespace Cairn.PythonCompat.Answers;

/// <summary>The <c>detail</c> of FastAPI's 422: which value was refused and why, in the words of pydantic 1 where they can be known.</summary>
internal static partial class ValidationErrors
{
    private const string Missing = "field required";

    public static JsonArray Of(PythonExchange exchange, BadHttpRequestException refused)
    {
        var errors = HandlerParameters.Of(exchange.Endpoint).Select(parameter => OfParameter(exchange, parameter)).OfType<JsonNode>().ToArray<JsonNode?>();
        return errors.Length > 0 ? new JsonArray(errors) : OfBody(refused);
    }

    private static JsonObject? OfParameter(PythonExchange exchange, ParameterInfo parameter)
    {
        var kind = KindOf(HandlerParameters.Plain(parameter.ParameterType).FullName);
        if (kind is null)
        {
            return null;
        }

        var name = HandlerParameters.NameOf(parameter);
        var request = exchange.Context.Request;
        var isInPath = (exchange.Endpoint as RouteEndpoint)?.RoutePattern.GetParameter(name) is not null;
        var value = isInPath ? Convert.ToString(request.RouteValues[name], CultureInfo.InvariantCulture) : request.Query.TryGetValue(name, out var values) ? values.ToString() : null;
        if (value is null)
        {
            return parameter.HasDefaultValue || Nullable.GetUnderlyingType(parameter.ParameterType) is not null ? null : Error(Missing, "value_error.missing", isInPath ? "path" : "query", name);
        }

        return IsValid(value, kind) ? null : TypeError(kind, isInPath ? "path" : "query", name);
    }

    private static JsonArray OfBody(BadHttpRequestException refused)
    {
        if (refused.StatusCode == StatusCodes.Status415UnsupportedMediaType)
        {
            return new JsonArray(TypeError("dict", "body"));
        }

        if (refused.InnerException is not JsonException json)
        {
            return new JsonArray(Error(Missing, "value_error.missing", "body"));
        }

        if (MissingMembers().Match(json.Message) is { Success: true } missing)
        {
            return new JsonArray(QuotedName().Matches(missing.Groups[1].Value).Select(name => Error(Missing, "value_error.missing", "body", name.Groups[1].Value)).ToArray<JsonNode?>());
        }

        JsonNode[] place = ["body", .. Place(json.Path ?? "$")];
        return new JsonArray(json.Message.Contains("null", StringComparison.Ordinal)
            ? Error("none is not an allowed value", "type_error.none.not_allowed", place)
            : ClrType().Match(json.Message) is { Success: true } type
                ? TypeError(KindOf(type.Groups[1].Value) ?? "dict", place)
                : Error(json.InnerException?.Message ?? json.Message, "value_error.jsondecode", "body", json.BytePositionInLine ?? 0));
    }

    private static string? KindOf(string? clrName) => clrName switch
    {
        "System.Int32" or "System.Int64" or "System.Int16" or "System.Byte" or "System.Numerics.BigInteger" => "integer",
        "System.Double" or "System.Single" or "System.Decimal" => "float",
        "System.Boolean" => "bool",
        "System.String" => "str",
        _ => null,
    };

    private static bool IsValid(string value, string kind) => kind switch
    {
        "integer" => LenientValue.Read(value, typeof(BigInteger), PythonStyle.Flask) != StringValues.Empty,
        "float" => LenientValue.Read(value, typeof(double), PythonStyle.Flask) != StringValues.Empty,
        "bool" => bool.TryParse(LenientValue.Read(value, typeof(bool), PythonStyle.FastApi), out _),
        _ => true,
    };

    private static JsonObject TypeError(string kind, params JsonNode[] place) => kind switch
    {
        "bool" => Error("value could not be parsed to a boolean", "type_error.bool", place),
        "str" => Error("str type expected", "type_error.str", place),
        _ => Error($"value is not a valid {kind}", $"type_error.{kind}", place),
    };

    private static JsonObject Error(string message, string type, params JsonNode[] place) =>
        new() { ["loc"] = new JsonArray(place), ["msg"] = message, ["type"] = type };

    /// <summary>The names and numbers of a path such as <c>$.builds[0].id</c>.</summary>
    private static IEnumerable<JsonNode> Place(string path) =>
        PathPart().Matches(path).Select(part => part.Groups[1].Success ? (JsonNode)part.Groups[1].Value : int.Parse(part.Groups[2].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\.([^.\[]+)|\[(\d+)\]")]
    private static partial Regex PathPart();

    [GeneratedRegex("missing required properties including: (.*)")]
    private static partial Regex MissingMembers();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex QuotedName();

    [GeneratedRegex(@"could not be converted to ([\w.`+]+?)(?:\[|\.(?: |$))")]
    private static partial Regex ClrType();
}
