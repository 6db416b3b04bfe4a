using System.Diagnostics;
using System.Globalization;

namespace Cairn.Parity.Tests.Legacy;

/// <summary>A Python program of this folder that prints its port and serves until its input ends.</summary>
internal sealed class PythonServer : IDisposable
{
    private const string Interpreter = "/usr/bin/python3";

    private readonly Process _process;

    private PythonServer(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<PythonServer> StartAsync(string script, CancellationToken cancellationToken, params (string Name, string Value)[] environment)
    {
        await SkipWithoutAsync("flask", cancellationToken);
        var start = new ProcessStartInfo(Interpreter, ["-W", "ignore", Path.Combine(AppContext.BaseDirectory, "Legacy", script)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        var port = await process.StandardOutput.ReadLineAsync(cancellationToken);
        return int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new PythonServer(process, new Uri($"http://127.0.0.1:{number}"))
            : throw new InvalidOperationException($"'{script}' printed '{port}' instead of its port.");
    }

    /// <summary>Skips the test, with the reason, where Python or one of its modules is not installed.</summary>
    public static async Task SkipWithoutAsync(string module, CancellationToken cancellationToken)
    {
        Assert.SkipUnless(File.Exists(Interpreter), $"{Interpreter} is not installed.");
        using var probe = Process.Start(new ProcessStartInfo(Interpreter, ["-c", $"import {module}"]) { RedirectStandardError = true })!;
        await probe.StandardError.ReadToEndAsync(cancellationToken);
        await probe.WaitForExitAsync(cancellationToken);
        Assert.SkipUnless(probe.ExitCode == 0, $"Python's {module} is not installed.");
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(5)))
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
