using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Cairn.Cli.Processes;

/// <summary>Asks a process to end in order: SIGTERM where there are signals, CTRL_BREAK on Windows.</summary>
internal static partial class StopSignal
{
    private const int Sigterm = 15;
    private const uint CtrlBreakEvent = 1;

    /// <summary>What a reader should call the signal on this system.</summary>
    public static string Name => OperatingSystem.IsWindows() ? "CTRL_BREAK" : "SIGTERM";

    /// <exception cref="Win32Exception">The process is gone or not ours.</exception>
    public static void Send(int processId)
    {
        // On Windows the child leads its own process group, so its group is named by its process id and we are not in it.
        var sent = OperatingSystem.IsWindows()
            ? GenerateConsoleCtrlEvent(CtrlBreakEvent, (uint)processId)
            : Kill(processId, Sigterm) == 0;
        if (!sent)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int processId, int signal);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GenerateConsoleCtrlEvent(uint controlEvent, uint processGroupId);
}
