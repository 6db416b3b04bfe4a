namespace Cairn.Cli.Migrate.Inventory;

/// <summary>A part of a path.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Flask's converter, or the type that FastAPI declares.</param>
/// <param name="Values">The arguments of the converter, as written.</param>
internal sealed record PathParameter(string Name, string Type, string? Values)
{
    /// <summary>Whether it takes slashes, too.</summary>
    public bool IsRest => Type == "path";

    /// <summary>What ASP.NET Core is to match, no more and no less than the legacy service matches.</summary>
    public string Pattern => Type switch
    {
        "path" => $"{{**{Name}}}",
        "int" => $@"{{{Name}:regex(^\\d+$)}}",
        "float" => $@"{{{Name}:regex(^\\d+\\.\\d+$)}}",
        "uuid" => $"{{{Name}:guid}}",
        "any" when Values is { } values => $"{{{Name}:regex(^({string.Join('|', values.Split(',', StringSplitOptions.TrimEntries))})$)}}",
        _ => $"{{{Name}}}",
    };

    /// <summary>A value that the route takes.</summary>
    public string Sample => Type switch
    {
        "int" or "integer" => "1",
        "float" or "number" => "1.5",
        "uuid" => "00000000-0000-0000-0000-000000000001",
        "any" when Values is { } values => values.Split(',', StringSplitOptions.TrimEntries)[0],
        "path" => "a/b",
        _ => "x",
    };
}
