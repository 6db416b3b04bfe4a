using System.Runtime.InteropServices;

namespace Cairn.Testing;

/// <summary>Signals to a process that the kit has started.</summary>
internal static partial class ReplicaSignal
{
    private const int Sigterm = 15;
    private const uint CtrlBreakEvent = 1;

    private static int Sigstop => OperatingSystem.IsMacOS() ? 17 : 19;

    /// <summary>Asks the process to end. On Windows it leads a process group of its own, so CTRL_BREAK reaches it alone.</summary>
    public static void Terminate(int processId) =>
        _ = OperatingSystem.IsWindows() ? GenerateConsoleCtrlEvent(CtrlBreakEvent, (uint)processId) : Kill(processId, Sigterm) == 0;

    public static void Freeze(int processId) => _ = Kill(processId, Sigstop);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int processId, int signal);

    [LibraryImport("kernel32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GenerateConsoleCtrlEvent(uint controlEvent, uint processGroupId);
}
