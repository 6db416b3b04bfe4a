using System.Diagnostics;
using Cairn.Cli.Processes;

namespace Cairn.Cli.Tests.Processes;

/// <summary>A child that ends only when it is ended.</summary>
internal static class LongRunning
{
    public static ChildCommand Command(string folder) => OperatingSystem.IsWindows()
        ? new ChildCommand("ping", ["-n", "600", "127.0.0.1"], folder)
        : new ChildCommand("sleep", ["600"], folder);

    public static bool IsAlive(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
