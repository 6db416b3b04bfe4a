using System.Text.RegularExpressions;

namespace Cairn.Telemetry.Propagation;

/// <summary>What a <c>tracestate</c> value must be (W3C Trace Context, section 3.3): at most 32 members with different keys, and 512 characters.</summary>
internal static partial class TraceStateText
{
    private const int MostMembers = 32;
    private const int LongestText = 512;

    public static bool IsValid(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText)
        {
            return false;
        }

        var members = text.Split(',').Select(member => member.Trim(' ', '\t')).Where(member => member.Length > 0).ToList(); // empty members are allowed
        return members.Count is > 0 and <= MostMembers
            && members.TrueForAll(member => Member().IsMatch(member))
            && members.DistinctBy(member => member.Split('=')[0]).Count() == members.Count;
    }

    [GeneratedRegex("""^([a-z][a-z0-9_\-*/]{0,255}|[a-z0-9][a-z0-9_\-*/]{0,240}@[a-z][a-z0-9_\-*/]{0,13})=[\x20-\x2b\x2d-\x3c\x3e-\x7e]{0,255}[\x21-\x2b\x2d-\x3c\x3e-\x7e]\z""", RegexOptions.CultureInvariant)]
    private static partial Regex Member();
}
