using System.Collections;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Memory;

namespace Cairn.Hosting.Configuration;

/// <summary>Where a setting's value comes from: the last provider that has it, in the words of whoever set it.</summary>
internal sealed class SettingSources(IConfiguration configuration)
{
    private const string Code = "code";
    private static readonly string[] VariablePrefixes = ["", "ASPNETCORE_", "DOTNET_"];

    public string Of(string key) => WinnerIn(configuration, key) ?? Code;

    private static string? WinnerIn(IConfiguration configuration, string key) =>
        (configuration as IConfigurationRoot)?.Providers
            .Reverse()
            .Where(provider => provider.TryGet(key, out _))
            .Select(provider => Describe(provider, key))
            .FirstOrDefault();

    private static string Describe(IConfigurationProvider provider, string key) => provider switch
    {
        ChainedConfigurationProvider chained => WinnerIn(chained.Configuration, key) ?? Code,
        EnvironmentVariablesConfigurationProvider => $"environment variable {VariableOf(key)}",
        CommandLineConfigurationProvider => "command line",
        FileConfigurationProvider { Source: var file } => file.FileProvider?.GetFileInfo(file.Path ?? "").PhysicalPath ?? file.Path ?? "file",
        MemoryConfigurationProvider => Code,
        _ => provider.ToString() ?? provider.GetType().Name,
    };

    private static string VariableOf(string key) =>
#pragma warning disable CRN2001 // asks how a variable is spelled, not what it says
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
#pragma warning restore CRN2001
            .Select(variable => (string)variable.Key)
            .FirstOrDefault(name => VariablePrefixes.Any(prefix => string.Equals(KeyOf(name), prefix + key, StringComparison.OrdinalIgnoreCase)))
        ?? key.Replace(":", "__", StringComparison.Ordinal);

    private static string KeyOf(string variable) => variable.Replace("__", ":", StringComparison.Ordinal);
}
