using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cairn.PythonCompat.Json;

/// <summary>Writes and reads enumerations by name where a member has been given one, as <c>class State(str, Enum)</c>; the others stay numbers, as <c>IntEnum</c>.</summary>
[RequiresDynamicCode("Makes a converter for each enumeration.")]
internal sealed class NamedEnums : JsonConverterFactory
{
    private readonly JsonStringEnumConverter _names = new(namingPolicy: null, allowIntegerValues: false);

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "The members of an enumeration are never trimmed.")]
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum
        && typeToConvert.GetFields(BindingFlags.Public | BindingFlags.Static).Any(member => member.IsDefined(typeof(JsonStringEnumMemberNameAttribute), inherit: false));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) => _names.CreateConverter(typeToConvert, options);
}
