namespace Cairn.Testing.Kubernetes;

/// <summary>How selectors find what they are for.</summary>
internal static class Labels
{
    /// <summary>Whether a selector finds something with these labels. One that is empty is taken for forgotten.</summary>
    public static bool Select(IReadOnlyDictionary<string, string> selector, IReadOnlyDictionary<string, string> labels) =>
        selector.Count > 0 && selector.All(wanted => labels.TryGetValue(wanted.Key, out var value) && value == wanted.Value);

    public static string Shown(IReadOnlyDictionary<string, string> labels) =>
        labels.Count == 0 ? "nothing" : string.Join(", ", labels.Select(label => $"{label.Key}={label.Value}"));
}
