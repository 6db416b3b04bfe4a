namespace Cairn.Cassettes.Redaction;

/// <summary>Masks values in request targets and forms, and leaves every other character as it was.</summary>
internal sealed class TargetMasking(IMask mask, RedactionPolicy policy)
{
    public string Target(string target)
    {
        var query = target.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? Path(target) : $"{Path(target[..query])}?{Form(target[(query + 1)..])}";
    }

    /// <summary>Pairs of <c>application/x-www-form-urlencoded</c>.</summary>
    public string Form(string form) => string.Join('&', form.Split('&').Select(Pair));

    private string Path(string path)
    {
        var segments = path.Split('/');
        for (var index = 1; index < segments.Length; index++)
        {
            if (policy.MasksSegmentAfter(segments[index - 1]))
            {
                segments[index] = Masked(segments[index]);
            }
        }

        return string.Join('/', segments);
    }

    private string Pair(string pair)
    {
        var equals = pair.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && policy.MasksField(Plain(pair[..equals])) ? $"{pair[..equals]}={Masked(Plain(pair[(equals + 1)..]))}" : pair;
    }

    private string Masked(string value) => Uri.EscapeDataString(mask.Of(Uri.UnescapeDataString(value)));

    private static string Plain(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
