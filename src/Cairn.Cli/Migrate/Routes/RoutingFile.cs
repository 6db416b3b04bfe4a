using System.Text.Json;
using Cairn.Migration;
using Cairn.Migration.Routing;
using Microsoft.Extensions.Configuration;

namespace Cairn.Cli.Migrate.Routes;

/// <summary>A JSON file with the routing table, read as the strangler reads it and held to its rules.</summary>
internal sealed class RoutingFile
{
    public const string RoutesKey = StranglerOptions.SectionName + ":Routes";

    // Mostly set by the environment. A file is not wrong for leaving it to that.
    private static readonly KeyValuePair<string, string?> AddressFromElsewhere = new(StranglerOptions.SectionName + ":" + nameof(StranglerOptions.LegacyAddress), "http://legacy");

    private RoutingFile(string path, byte[] text, IConfiguration configuration)
    {
        var options = new StranglerOptions();
        new BindStrangler(configuration).Configure(options);
        options.Rules = RulesBeside(path, options.Rules);
        (Path, Text, Routes) = (path, text, options.Routes);
        Faults = [.. new StranglerOptionsValidator().Validate(null, options).Failures ?? []];
        Lines = [.. configuration.GetSection(RoutesKey).GetChildren().Select(section => LineOf(section, options)).OfType<RoutingLine>()];
        Settings = configuration.AsEnumerable().ToDictionary(StringComparer.OrdinalIgnoreCase);
    }

    public string Path { get; }

    public byte[] Text { get; }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<RoutingLine> Lines { get; }

    /// <summary>In the order of matching, the most specific first.</summary>
    public IReadOnlyList<StranglerRoute> Routes { get; }

    /// <summary>Why the strangler would refuse the table; empty when it would not.</summary>
    public IReadOnlyList<string> Faults { get; }

    /// <summary>Everything in the file, by its key in configuration.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; }

    /// <exception cref="CommandFailedException">The file cannot be read, or is no JSON of a configuration (74).</exception>
    public static RoutingFile Load(string path)
    {
        try
        {
            return Parse(path, File.ReadAllBytes(path));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException(ExitCode.Environment, $"'{path}' cannot be read: {refused.Message.TrimEnd('.')}. Name another file with --file.");
        }
    }

    /// <exception cref="CommandFailedException">The text is no JSON of a configuration (74).</exception>
    public static RoutingFile Parse(string path, byte[] text)
    {
        try
        {
            JsonLayout.Check(text);
            using var stream = new MemoryStream(text);
            return new RoutingFile(path, text, new ConfigurationBuilder().AddInMemoryCollection([AddressFromElsewhere]).AddJsonStream(stream).Build());
        }
        catch (JsonException wrong)
        {
            throw new CommandFailedException(ExitCode.Environment, $"'{path}', line {wrong.LineNumber + 1}, column {wrong.BytePositionInLine + 1}, is no JSON. {Sentence(wrong)} Mend it there.");
        }
        catch (FormatException wrong)
        {
            throw new CommandFailedException(ExitCode.Environment, $"'{path}' is no configuration: {wrong.Message.TrimEnd('.')}. Mend it there.");
        }
    }

    /// <summary>The service finds its rules from where it runs. Where that is here, they are read; a file is not wrong for what is elsewhere.</summary>
    private static string? RulesBeside(string path, string? rules) =>
        rules is not null && System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path) ?? "", rules) is var beside && File.Exists(beside) ? beside : null;

    private static RoutingLine? LineOf(IConfigurationSection section, StranglerOptions options) =>
        options.Routes.FirstOrDefault(route => route.Match == section["Match"]) is { } route
            ? new RoutingLine(section.Path, route, section[nameof(StranglerRoute.Shadow)] is { Length: > 0 })
            : null;

    /// <summary>What the reader says, without the numbers that it counts from nought.</summary>
    private static string Sentence(JsonException wrong)
    {
        var place = wrong.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return place < 0 ? wrong.Message : wrong.Message[..place];
    }
}
