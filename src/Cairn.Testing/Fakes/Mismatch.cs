namespace Cairn.Testing.Fakes;

/// <summary>Tells what differs between a request and the scripted one that is nearest.</summary>
internal static class Mismatch
{
    private const int Shown = 20;

    public static string Describe(FakeHttpRequest request, IReadOnlyCollection<ScriptedRoute> routes)
    {
        if (routes.MinBy(route => route.Distance(request)) is not { } nearest)
        {
            return $"{request} is not scripted: the script is empty. Begin it with On(method, path).";
        }

        var differences = nearest.Differences(request).ToList();
        var lines = differences.Count <= Shown ? differences : [.. differences.Take(Shown), $"and {differences.Count - Shown} more"];

        return $"{request} is not scripted. The nearest is {nearest}:\n  {string.Join("\n  ", lines)}";
    }
}
