using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Cairn.Http.Declaration;

/// <summary>Makes the settings of every declared dependency: defaults, then configuration, then what its declaration says.</summary>
internal sealed class BindDependencies(IEnumerable<DependencyDeclaration> declarations, IConfiguration configuration) : IConfigureOptions<DependenciesOptions>
{
    public void Configure(DependenciesOptions options)
    {
        foreach (var same in declarations.GroupBy(declaration => declaration.Name, StringComparer.Ordinal))
        {
            if (same.Skip(1).Any())
            {
                options.Faults.Add(
                    $"'{DependenciesOptions.SectionName}:{same.Key}' is declared in {string.Join(" and in ", same.Select(declaration => declaration.Place))}. " +
                    "A dependency is declared once. Remove one of the declarations, or rename it.");
            }

            options.Add(same.Key, Bound(same, options.Faults));
        }

        ReadSwitch(options);
        FindUnread(options);
    }

    private void ReadSwitch(DependenciesOptions options)
    {
        if (configuration[DependenciesOptions.FailOnUndeclaredKey] is not { } text)
        {
            return;
        }

        if (!bool.TryParse(text, out var isOn))
        {
            options.Faults.Add($"'{DependenciesOptions.FailOnUndeclaredKey}' is '{text}'. It must be true or false. Use true in tests, or remove the key.");
        }

        options.FailOnUndeclared = isOn;
    }

    private void FindUnread(DependenciesOptions options)
    {
        var declared = options.Select(dependency => dependency.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var section in configuration.GetSection(DependenciesOptions.SectionName).GetChildren().Where(section => !IsSwitch(section)))
        {
            var unread = declared.Contains(section.Key) ? section.GetChildren().Where(setting => !SettingReader.Reads(setting.Key)) : [section];
            foreach (var setting in unread)
            {
                options.Unread.Add(setting.Path);
            }
        }
    }

    private static bool IsSwitch(IConfigurationSection section) =>
        section.Key.Equals(nameof(DependenciesOptions.FailOnUndeclared), StringComparison.OrdinalIgnoreCase);

    private DependencySettings Bound(IGrouping<string, DependencyDeclaration> declared, IList<string> faults)
    {
        var settings = new DependencySettings();
        new SettingReader(configuration, declared.Key, faults).ReadInto(settings);
        foreach (var declaration in declared)
        {
            declaration.Configure?.Invoke(settings);
        }

        return settings;
    }
}
