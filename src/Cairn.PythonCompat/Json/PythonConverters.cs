using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Cairn.PythonCompat.Json;

/// <summary>Writes values as <c>jsonify</c> (Flask, <c>json/provider.py</c>) or <c>jsonable_encoder</c> (FastAPI, <c>encoders.py</c>, with pydantic's <c>json.py</c>) do.</summary>
/// <param name="style">Whose forms.</param>
/// <param name="active">The switches in force where a value is written.</param>
internal sealed class PythonConverters(PythonStyle style, Func<PythonCompat> active)
{
    /// <summary>Adds the converters.</summary>
    /// <param name="options">Where to.</param>
    /// <param name="everywhere">The switches of the whole service: some can be on or off for all of it only.</param>
    public void AddTo(JsonSerializerOptions options, PythonCompat everywhere)
    {
        var number = PythonCompat.Floats | PythonCompat.NotANumber;
        Add(options, JsonMetadataServices.DoubleConverter, number, Write);
        Add(options, JsonMetadataServices.SingleConverter, number, (writer, value) => Write(writer, PythonFloat.Widen(value)));
        Add<BigInteger>(options, null, PythonCompat.BigIntegers, (writer, value) => Raw(writer, value.ToString(CultureInfo.InvariantCulture)));
        Add(options, JsonMetadataServices.DecimalConverter, PythonCompat.Decimals, style == PythonStyle.Flask ? WriteText : WriteNumber);
        AddTimes(options);
        if (style == PythonStyle.FastApi)
        {
            new LaxConverters(() => active().HasFlag(PythonCompat.LenientValues)).AddTo(options);
        }

        if (everywhere.HasFlag(PythonCompat.MemberNames))
        {
            options.PropertyNamingPolicy = null;
            options.DictionaryKeyPolicy = null;
            options.PropertyNameCaseInsensitive = false;
        }

        if (everywhere.HasFlag(PythonCompat.Enums) && RuntimeFeature.IsDynamicCodeSupported)
        {
            options.Converters.Add(new NamedEnums());
        }
    }

    private static void WriteText(Utf8JsonWriter writer, decimal value) => writer.WriteStringValue(PythonDecimal.Text(value));

    private static void WriteNumber(Utf8JsonWriter writer, decimal value)
    {
        if (value.Scale == 0)
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            WriteFloat(writer, double.Parse(value.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)); // a cast rounds twice
        }
    }

    private static void WriteFloat(Utf8JsonWriter writer, double value)
    {
        Span<byte> text = stackalloc byte[PythonFloat.MostBytes];
        writer.WriteRawValue(text[..PythonFloat.Write(value, text)], skipInputValidation: true);
    }

    private static void Raw(Utf8JsonWriter writer, string text) => writer.WriteRawValue(text, skipInputValidation: true);

    private void AddTimes(JsonSerializerOptions options)
    {
        if (style == PythonStyle.Flask)
        {
            AddTime(options, JsonMetadataServices.DateTimeConverter, value => PythonTime.HttpDate(value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value));
            AddTime(options, JsonMetadataServices.DateTimeOffsetConverter, value => PythonTime.HttpDate(value.UtcDateTime));
            AddTime(options, JsonMetadataServices.DateOnlyConverter, value => PythonTime.HttpDate(value.ToDateTime(TimeOnly.MinValue)));
            return;
        }

        AddTime(options, JsonMetadataServices.DateTimeConverter, PythonTime.Iso);
        AddTime(options, JsonMetadataServices.DateTimeOffsetConverter, PythonTime.Iso);
        AddTime(options, JsonMetadataServices.TimeOnlyConverter, PythonTime.Iso);
        Add(options, JsonMetadataServices.TimeSpanConverter, PythonCompat.Dates, (writer, value) => WriteFloat(writer, PythonTime.TotalSeconds(value)));
    }

    private void AddTime<T>(JsonSerializerOptions options, JsonConverter<T> ordinary, Func<T, string> text)
        where T : struct, ISpanParsable<T> =>
        Add(options, ordinary, PythonCompat.Dates, (writer, value) => writer.WriteStringValue(text(value)));

    private void Add<T>(JsonSerializerOptions options, JsonConverter<T>? ordinary, PythonCompat switches, Action<Utf8JsonWriter, T> write)
        where T : struct, ISpanParsable<T> =>
        options.Converters.Add(new PythonConverter<T>(ordinary, () => (active() & switches) != 0, write));

    private void Write(Utf8JsonWriter writer, double value)
    {
        var isOn = active().HasFlag(double.IsFinite(value) ? PythonCompat.Floats : PythonCompat.NotANumber);
        if (isOn)
        {
            WriteFloat(writer, value);
        }
        else
        {
            writer.WriteNumberValue(value);
        }
    }
}
