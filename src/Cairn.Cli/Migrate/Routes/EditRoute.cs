using System.Text.Json;

namespace Cairn.Cli.Migrate.Routes;

/// <summary>Takes a step in the text of a file, and sees to it that nothing else is changed by it.</summary>
internal static class EditRoute
{
    private static readonly string[] Order = ["Match", "State", "Percent", "Shadow"];

    /// <exception cref="CommandFailedException">The file has the route in a form that cannot be edited (74), or the strangler would refuse the table (1).</exception>
    public static RoutingFile Apply(RoutingFile file, Promotion step)
    {
        if (Edited(file, step) is not { } after || !IsChangedAlone(file, after, step))
        {
            throw new CommandFailedException(
                ExitCode.Environment,
                $"'{file.Path}' has {step.From.Match} in a form that cannot be edited. It is as it was. Set {string.Join(", ", step.Changes.Select(change => $"'{step.Line.Key}:{change.Key}' to {change.Value ?? "nothing"}"))} by hand.");
        }

        return after.Faults.Count == 0
            ? after
            : throw new CommandFailedException(ExitCode.DoesNotHold, $"The strangler would refuse the table. Nothing was written.{Environment.NewLine}{string.Join(Environment.NewLine, after.Faults)}");
    }

    private static RoutingFile? Edited(RoutingFile file, Promotion step)
    {
        try
        {
            return RoutingFile.Parse(
                file.Path,
                step.Changes.Aggregate(file.Text, (text, change) => JsonEdit.Set(text, step.Line.Key, change.Key, change.Value, Order.TakeWhile(name => name != change.Key).Reverse())));
        }
        catch (Exception wrong) when (wrong is CommandFailedException or JsonException)
        {
            return null; // the same key is set elsewhere, too
        }
    }

    private static bool IsChangedAlone(RoutingFile before, RoutingFile after, Promotion step)
    {
        var wanted = new Dictionary<string, string?>(before.Settings, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in step.Changes)
        {
            wanted.Remove($"{step.Line.Key}:{name}");
            if (value is not null)
            {
                wanted[$"{step.Line.Key}:{name}"] = JsonSerializer.Deserialize<JsonElement>(value).ToString();
            }
        }

        return wanted.Count == after.Settings.Count && wanted.All(setting => after.Settings.TryGetValue(setting.Key, out var value) && value == setting.Value);
    }
}
