using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Json;

namespace Acme.BuildStatus;

/// <summary>How requests and responses are read and written, generated at compile time.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ReportBuild))]
[JsonSerializable(typeof(ImmutableArray<Build>))]
internal sealed partial class BuildJson : JsonSerializerContext
{
    public static void Configure(JsonOptions json)
    {
        json.SerializerOptions.TypeInfoResolverChain.Insert(0, Default);
        json.SerializerOptions.DictionaryKeyPolicy = JsonNamingPolicy.CamelCase; // the fields that a problem's "errors" speak of
    }
}
