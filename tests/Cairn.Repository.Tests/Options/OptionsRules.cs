using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Cairn.Repository.Tests;

/// <summary>Options are sealed data with a section, a validator and defaults that pass it.</summary>
internal static class OptionsRules
{
    public static IEnumerable<string> Violations(Type options, IEnumerable<Type> types)
    {
        var section = SectionFor(options);
        if (!options.IsSealed)
        {
            yield return $"{options.Name} is not sealed. Seal it: options are data.";
        }

        if (Setting.SectionOf(options) != section)
        {
            yield return $"{options.Name} has the section '{Setting.SectionOf(options)}'. Declare the constant SectionName as \"{section}\".";
        }

        var contract = typeof(IValidateOptions<>).MakeGenericType(options);
        var validators = types.Where(type => type.IsClass && contract.IsAssignableFrom(type)).ToList();
        if (validators.Count == 0)
        {
            yield return $"{options.Name} has no validator. Write an IValidateOptions<{options.Name}> that reports every error.";
        }

        foreach (var failure in validators.SelectMany(validator => Failures(validator, contract, options)))
        {
            yield return $"{options.Name} is invalid by default: {failure} Choose a default that passes.";
        }
    }

    /// <summary>Keys that the package's README leaves out, and keys in it that do not exist.</summary>
    public static IEnumerable<string> Undocumented(IReadOnlyCollection<Setting> settings, RepositoryFile readme)
    {
        var documented = new MarkdownPage(readme).TableRows("Configure")
            .Where(cells => cells[0].StartsWith('`'))
            .Select(cells => cells[0].Trim('`'))
            .ToList();

        return settings.Where(setting => !documented.Any(setting.IsNamedBy))
            .Select(setting => $"'{setting.Key}' is not in the Configure table of {readme.Path}. Add its default and meaning.")
            .Concat(documented.Where(key => IsOurs(key, settings) && !settings.Any(setting => setting.IsNamedBy(key)))
                .Select(key => $"'{key}' is in the Configure table of {readme.Path} and does not exist. Remove it."));
    }

    /// <summary>That of the type's name; below another package's where the package is below that package.</summary>
    private static string SectionFor(Type options)
    {
        var section = $"Cairn:{options.Name.Replace("Options", "", StringComparison.Ordinal)}";
        var package = options.Assembly.GetName().Name!.Replace('.', ':');
        return package.Split(':') is [_, var parent, var child] && options.Name == $"{child}{parent}Options" ? package : section;
    }

    private static bool IsOurs(string key, IEnumerable<Setting> settings) =>
        key.All(char.IsAsciiLetter) || settings.Any(setting => key.StartsWith(setting.Section + ":", StringComparison.Ordinal));

    private static IEnumerable<string> Failures(Type validator, Type contract, Type options)
    {
        using var services = Host.CreateEmptyApplicationBuilder(settings: null).Services.BuildServiceProvider();
        var instance = ActivatorUtilities.CreateInstance(services, validator);
        var result = (ValidateOptionsResult)contract.GetMethod("Validate")!.Invoke(instance, [Microsoft.Extensions.Options.Options.DefaultName, Activator.CreateInstance(options)])!;
        return result.Failures ?? [];
    }
}
