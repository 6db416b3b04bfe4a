namespace Cairn.Hosting;

/// <summary>Exit codes of a service, from sysexits.h.</summary>
internal static class ExitCodes
{
    /// <summary>EX_SOFTWARE: a worker failed more often than it may.</summary>
    public const int WorkerFailure = 70;

    /// <summary>EX_CONFIG: the service cannot start with the configuration it has.</summary>
    public const int Configuration = 78;
}
