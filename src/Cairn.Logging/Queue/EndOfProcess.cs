namespace Cairn.Logging;

/// <summary>Calls back when the process ends by itself: with the exception of a crash, with nothing on an exit.</summary>
internal sealed class EndOfProcess : IDisposable
{
    private readonly Action<Exception?> _act;

    private EndOfProcess(Action<Exception?> act) => _act = act;

    public static EndOfProcess Watch(Action<Exception?> act)
    {
        var end = new EndOfProcess(act);
        AppDomain.CurrentDomain.UnhandledException += end.OnCrash;
        AppDomain.CurrentDomain.ProcessExit += end.OnExit;
        return end;
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.UnhandledException -= OnCrash;
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
    }

    private void OnCrash(object sender, UnhandledExceptionEventArgs crash) => _act(crash.ExceptionObject as Exception);

    private void OnExit(object? sender, EventArgs exit) => _act(null);
}
