using Microsoft.Extensions.Options;

namespace Cairn.Hosting.Configuration;

/// <summary>
/// Turns an invalid configuration that nobody has caught, and that is about to end the process with a stack trace and SIGABRT, into a
/// report on standard error and exit code 78. Whoever does catch it, such as a test, sees a plain <see cref="OptionsValidationException"/>.
/// </summary>
internal static class ExitOnInvalidConfiguration
{
    public static void Watch()
    {
        AppDomain.CurrentDomain.UnhandledException -= Report; // once, however many hosts a process builds
        AppDomain.CurrentDomain.UnhandledException += Report;
    }

    private static void Report(object sender, UnhandledExceptionEventArgs unhandled)
    {
        if (FaultsOf(unhandled.ExceptionObject) is not { Length: > 0 } faults)
        {
            return;
        }

        Console.Error.WriteLine($"The service does not start, its configuration is not valid ({(faults.Length == 1 ? "1 fault" : $"{faults.Length} faults")}):");
        foreach (var fault in faults)
        {
            Console.Error.WriteLine(fault);
        }

        Environment.Exit(ExitCodes.Configuration);
    }

    private static string[] FaultsOf(object exception) => exception switch
    {
        OptionsValidationException invalid => [.. invalid.Failures],
        AggregateException many when many.InnerExceptions.All(inner => inner is OptionsValidationException) =>
            [.. many.InnerExceptions.SelectMany(FaultsOf).Distinct()],
        _ => [],
    };
}
