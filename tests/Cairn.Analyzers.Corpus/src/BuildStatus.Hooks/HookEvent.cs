using System.Text.Json;

namespace BuildStatus.Hooks;

/// <summary>What a hook says, out of its loose JSON.</summary>
internal sealed record HookEvent(string Id, string Kind, string Branch, string Commit)
{
    public static HookEvent? Parse(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            return new HookEvent(
                root.GetProperty("id").GetString()!,
                root.GetProperty("event").GetString()!,
                root.GetProperty("change").GetProperty("branch").GetString()!,
                root.GetProperty("change").GetProperty("commit").GetString()!);
        }
        catch (JsonException)
        {
            return null;
        }
        catch (KeyNotFoundException)
        {
            return null;
        }
    }
}
