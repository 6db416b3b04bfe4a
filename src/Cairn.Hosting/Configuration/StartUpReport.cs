using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cairn.Hosting.Configuration;

/// <summary>
/// All that is wrong with the configuration, found when the first of it stops the start, and logged once. Neither the validators nor the
/// logger of the host can be asked then: they need the options that cannot be made. So they are asked in a rehearsal, another container
/// with the same services and a configuration without the settings known to be wrong.
/// </summary>
internal sealed partial class StartUpReport(IServiceCollection services, KnownSettings known, IConfiguration configuration)
{
    private static readonly TimeSpan FlushLimit = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private OptionsValidationException? _report;
    private bool _isClosed;

    /// <summary>Whether something was found and logged.</summary>
    public bool IsWritten => Volatile.Read(ref _report) is not null;

    /// <summary>Asks for all options that are validated at start, so that what is wrong with them is known before anything has started.</summary>
    /// <exception cref="OptionsValidationException">Something is wrong; it has all of it.</exception>
    public void Check(IStartupValidator validator)
    {
        try
        {
            validator.Validate();
        }
        catch (Exception exception) when (OnOptions(exception) is { } report)
        {
            throw report;
        }
    }

    /// <summary>
    /// The report on what made <paramref name="exception"/>; <c>null</c> when the options that are validated at start are in order, so that whoever
    /// asked for others can make do without.
    /// </summary>
    public OptionsValidationException? OnOptions(Exception exception) => Write(exception, FindAll);

    /// <summary>The report on a setting that no validator can judge, such as a port that is taken.</summary>
    public OptionsValidationException OnSetting(OptionsValidationException refusal) =>
        Write(refusal, settings => [.. refusal.Failures.Select(settings.Locate)]) ?? refusal;

    /// <summary>Leaves whatever fails from now on to whoever asked: the service has started.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _isClosed = true;
        }
    }

    private OptionsValidationException? Write(Exception exception, Func<Settings, List<SettingFault>> find)
    {
        lock (_lock)
        {
            if (_isClosed || _report is not null)
            {
                return _isClosed ? null : _report;
            }

            var faults = find(new Settings(configuration, known))
                .OrderBy(fault => fault.Key, StringComparer.OrdinalIgnoreCase)
                .ThenBy(fault => fault.Text, StringComparer.Ordinal)
                .ToArray();
            if (faults.Length > 0)
            {
                LogAll(faults);
                _report = new OptionsValidationException(Options.DefaultName, TypeOf(exception), faults.Select(fault => fault.Text));
            }

            return _report;
        }
    }

    // One fault can hide others: options that cannot be made are needed to make validators of other options. So each round leaves out the
    // settings that are wrong so far, until nothing new comes up. A key left out may be missed then, and is not reported twice.
    private List<SettingFault> FindAll(Settings settings)
    {
        var faults = settings.Malformed().ToList();
        while (AddNew(faults, Validate(faults).Select(settings.Locate)))
        {
        }

        return faults;
    }

    private static bool AddNew(List<SettingFault> faults, IEnumerable<SettingFault> found)
    {
        var reported = faults.Select(fault => fault.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var news = found.Distinct().Where(fault => !reported.Contains(fault.Key)).ToArray();
        faults.AddRange(news);
        return news.Length > 0;
    }

    private IEnumerable<string> Validate(IEnumerable<SettingFault> without)
    {
        using var rehearsal = Rehearse(without);
        try
        {
            rehearsal.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (Exception exception)
        {
            return FailuresOf(exception);
        }
    }

    private void LogAll(SettingFault[] faults)
    {
        var rehearsal = Rehearse(faults);
        try
        {
            var text = string.Join(Environment.NewLine, faults.Select(fault => fault.Text));
            rehearsal.GetRequiredService<ILogger<StartUpReport>>().ConfigurationInvalid(faults.Length, text);
        }
        catch (Exception)
        {
            // Code, not configuration, has made logging impossible. Standard error has the report.
        }

        // Flushes the line. An exporter whose collector hangs must not keep the process.
        Task.Run(rehearsal.Dispose).Wait(FlushLimit);
    }

    private ServiceProvider Rehearse(IEnumerable<SettingFault> without)
    {
        var keys = without.Select(fault => fault.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var right = new ConfigurationBuilder()
            .AddInMemoryCollection(configuration.AsEnumerable().Where(setting => setting.Value is not null && !keys.Contains(setting.Key)))
            .Build();

        return new ServiceCollection { services }
            .Replace(ServiceDescriptor.Singleton<IConfiguration>(right))
            .Replace(ServiceDescriptor.Transient(typeof(IOptionsFactory<>), typeof(OptionsFactory<>)))
            .BuildServiceProvider();
    }

    private static IEnumerable<string> FailuresOf(Exception exception) => exception switch
    {
        OptionsValidationException invalid => invalid.Failures,
        AggregateException many => many.InnerExceptions.SelectMany(FailuresOf),
        InvalidOperationException when Unreadable().Match(exception.Message) is { Success: true } unreadable =>
            [$"'{unreadable.Groups["key"]}' is {unreadable.Groups["value"]}. It cannot be read as {unreadable.Groups["type"]}. Correct the value, or remove the key for its default."],
        _ => [],
    };

    // The binder's sentence on a value of a type that ValueForm does not know.
    [GeneratedRegex(@"value '(?<value>.*)' at '(?<key>[^']+)' to type '(?<type>[^']+)'", RegexOptions.Singleline)]
    private static partial Regex Unreadable();

    private static Type TypeOf(Exception exception) => exception switch
    {
        OptionsValidationException invalid => invalid.OptionsType,
        AggregateException { InnerExceptions: [OptionsValidationException first, ..] } => first.OptionsType,
        _ => typeof(object),
    };
}
