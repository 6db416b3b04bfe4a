using System.Text;

namespace Cairn.Cli.Migrate.Routes;

/// <summary>Changes one member of an object in a JSON text, and nothing else: order, indentation, comments and line ends stay.</summary>
internal static class JsonEdit
{
    /// <summary>Sets a member. One that is new goes behind the first of <paramref name="neighbours"/> that is there, and looks like it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="key">The key of the object in configuration.</param>
    /// <param name="name">The name of the member.</param>
    /// <param name="value">Its value as JSON; null takes it out.</param>
    /// <param name="neighbours">The members that it may stand behind.</param>
    /// <returns>The text; the same where it has no such object.</returns>
    public static byte[] Set(byte[] text, string key, string name, string? value, params IEnumerable<string> neighbours)
    {
        var members = JsonLayout.MembersOf(text, key);
        var member = Find(members, name);
        if (member is not null)
        {
            return value is null ? Without(text, member) : Spliced(text, member.ValueStart, member.End, value);
        }

        var neighbour = neighbours.Select(known => Find(members, known)).FirstOrDefault(known => known is not null);
        return value is null || neighbour is null ? text : Behind(text, neighbour, name, value);
    }

    private static JsonMember? Find(IReadOnlyList<JsonMember> members, string name) =>
        members.LastOrDefault(member => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static byte[] Behind(byte[] text, JsonMember neighbour, string name, string value)
    {
        var lead = Encoding.UTF8.GetString(text[neighbour.Lead..neighbour.Start]);
        var colon = Encoding.UTF8.GetString(text[neighbour.NameEnd..neighbour.ValueStart]);
        return Spliced(text, neighbour.End, neighbour.End, $",{lead}\"{name}\"{(colon.Trim() == ":" ? colon : ": ")}{value}");
    }

    /// <summary>Takes out the member, the white space before it, and one comma: the one behind it, or of the last member the one before it.</summary>
    private static byte[] Without(byte[] text, JsonMember member)
    {
        if (member.Comma is { } comma)
        {
            var without = Spliced(text, comma, comma + 1, "");
            return Spliced(without, StartOf(text, member), member.End, "");
        }

        var last = Spliced(text, StartOf(text, member), member.End, "");
        return member.CommaBefore is { } before ? Spliced(last, before, before + 1, "") : last;
    }

    // Behind a comment the line end stays: a comment to the end of its line would swallow what follows.
    private static int StartOf(byte[] text, JsonMember member) => text[member.Lead - 1] is (byte)',' or (byte)'{' ? member.Lead : member.Start;

    private static byte[] Spliced(byte[] text, int from, int to, string replacement) => [.. text[..from], .. Encoding.UTF8.GetBytes(replacement), .. text[to..]];
}
