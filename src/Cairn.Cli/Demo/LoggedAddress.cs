namespace Cairn.Cli.Demo;

/// <summary>The address that a log line ends with: "Now listening on: http://…", "Management endpoints on http://…".</summary>
internal static class LoggedAddress
{
    public static Uri? In(string line, string eventName)
    {
        if (JsonText.Property(line, "event.name") != eventName)
        {
            return null;
        }

        var lastWord = JsonText.Property(line, "msg")?.Split(' ')[^1];
        return Uri.TryCreate(lastWord, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttp ? address : null;
    }
}
