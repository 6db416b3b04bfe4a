using System.Diagnostics;

namespace Cairn.Telemetry.Propagation;

/// <summary>Reads a <c>traceparent</c> value (W3C Trace Context, section 3.2), of the version that is known and of later ones.</summary>
internal static class TraceParentText
{
    private const int KnownLength = 55;

    public static bool TryRead(string text, string? traceState, out ActivityContext context)
    {
        var known = text.Length > KnownLength && text[KnownLength] == '-' && !text.StartsWith("00", StringComparison.Ordinal)
            ? text[..KnownLength] // what a later version adds is not for us to understand
            : text;
        return ActivityContext.TryParse(known, traceState, isRemote: true, out context) && !known.StartsWith("ff", StringComparison.Ordinal);
    }
}
