using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Cairn.Hosting.Configuration;

/// <summary>
/// The keys that can be set: the properties of every options type that is registered and says its section, in a constant
/// <c>SectionName</c> or by <c>AddCairnOptions</c>. Where properties were trimmed away, as in a program compiled ahead of time, nothing is known.
/// </summary>
internal sealed class KnownSettings
{
    private const string SectionConstant = "SectionName";
    private const int DeepestSection = 4;

    private static readonly Type[] Registrations = [typeof(IConfigureOptions<>), typeof(IValidateOptions<>), typeof(IOptionsChangeTokenSource<>)];

    private readonly Dictionary<string, KnownSetting> _settings = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedSet<string> _sections = new(StringComparer.OrdinalIgnoreCase);

    public KnownSettings(IEnumerable<ServiceDescriptor> services)
    {
        foreach (var (section, type) in services.Select(SectionOf).OfType<(string Section, Type Type)>().Distinct())
        {
            _sections.Add(section);
            Add(section, type, DeepestSection);
        }
    }

    public IEnumerable<KnownSetting> All => _settings.Values;

    /// <summary>The settings that are one value each.</summary>
    public IEnumerable<KnownSetting> Values => _settings.Values.Where(setting => !setting.IsOpen);

    /// <summary>The sections of all options, such as <c>Cairn:Hosting</c>.</summary>
    public IReadOnlyCollection<string> Sections => _sections;

    public KnownSetting? Find(string key) => _settings.GetValueOrDefault(key);

    private static (string Section, Type Type)? SectionOf(ServiceDescriptor service)
    {
        if (!service.IsKeyedService && service.ImplementationInstance is IOptionsSection own)
        {
            return (own.Section, own.OptionsType);
        }

        if (!service.ServiceType.IsConstructedGenericType || !Registrations.Contains(service.ServiceType.GetGenericTypeDefinition()))
        {
            return null;
        }

        var type = service.ServiceType.GenericTypeArguments[0];
        return SectionNameOf(type) is { } section ? (section, type) : null;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "A constant that was trimmed away makes the section unknown, and nothing is said about it.")]
    private static string? SectionNameOf(Type type) =>
        type.GetField(SectionConstant, BindingFlags.Public | BindingFlags.Static) is { IsLiteral: true } constant
            ? constant.GetRawConstantValue() as string
            : null;

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "A property that was trimmed away is nothing that a value could be bound to.")]
    [UnconditionalSuppressMessage("Trimming", "IL2072", Justification = "As above, for sections within sections.")]
    private void Add(string section, Type type, int depth)
    {
        if (IsOpen(type) || depth == 0)
        {
            _settings.TryAdd(section, new KnownSetting(section, type, IsOpen: true, Default: null));
            return;
        }

        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Where(IsSetting))
        {
            var key = $"{section}:{property.Name}";
            if (IsSection(property.PropertyType))
            {
                Add(key, property.PropertyType, depth - 1);
            }
            else
            {
                _settings.TryAdd(key, new KnownSetting(key, property.PropertyType, IsOpen(property.PropertyType), () => DefaultOf(property)));
            }
        }
    }

    [UnconditionalSuppressMessage("Trimming", "IL2072", Justification = "Options that cannot be made have no default to speak of.")]
    private static string? DefaultOf(PropertyInfo property) =>
        property.ReflectedType is { IsAbstract: false } type && type.GetConstructor(Type.EmptyTypes) is { } make
            ? Convert.ToString(property.GetValue(make.Invoke(null)), CultureInfo.InvariantCulture)
            : null;

    /// <summary>A list that is not public is one that a package reads by itself, such as routes.</summary>
    private static bool IsSetting(PropertyInfo property) =>
        property.GetIndexParameters().Length == 0 && (property.GetMethod is { IsPublic: true } || (property.GetMethod is { IsAssembly: true } && IsOpen(property.PropertyType)));

    private static bool IsOpen(Type type) => type != typeof(string) && type.IsAssignableTo(typeof(IEnumerable));

    private static bool IsSection(Type type) =>
        type.IsClass && type != typeof(string) && type != typeof(Uri) && type != typeof(Version) && type != typeof(Type)
        && !type.IsAssignableTo(typeof(Delegate)) && !IsOpen(type);
}
