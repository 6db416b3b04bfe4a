using System.Text.Json;
using System.Text.Json.Serialization;

namespace Acme.BuildStatus;

/// <summary>How requests and responses are read and written, generated at compile time.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ReportBuild))]
[JsonSerializable(typeof(Build[]))]
internal sealed partial class BuildJson : JsonSerializerContext;
