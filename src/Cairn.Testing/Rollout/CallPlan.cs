namespace Cairn.Testing;

/// <summary>A call that is sent again and again.</summary>
/// <param name="Kind">What kind it is, for a reader.</param>
/// <param name="Path">What to GET.</param>
/// <param name="Every">The time between two calls.</param>
/// <param name="AtMost">How many may be in flight.</param>
internal sealed record CallPlan(string Kind, string Path, TimeSpan Every, int AtMost)
{
    /// <summary>Whether the answer may go on for ever.</summary>
    public bool IsStream => Kind == "streaming";

    public static CallPlan Short(string path) => new("short", Checked(path), TimeSpan.FromMilliseconds(20), AtMost: 100);

    public static CallPlan Long(string path) => new("long", Checked(path), TimeSpan.FromMilliseconds(100), AtMost: 16);

    public static CallPlan Stream(string path) => new("streaming", Checked(path), TimeSpan.FromMilliseconds(100), AtMost: 4);

    public override string ToString() => $"{Kind} GET {Path}";

    private static string Checked(string path) => path.StartsWith('/')
        ? path
        : throw new ArgumentException($"The path is '{path}'. A path begins with a slash. Write '/{path}'.", nameof(path));
}
