using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Cairn.PythonCompat.Tests;

/// <summary>
/// A real Python service on loopback: Flask under gunicorn, or FastAPI under uvicorn. The kernel chooses the port and the server says which, so nothing races; the
/// process is ended by its id.
/// </summary>
internal sealed partial class LegacyService : IAsyncDisposable
{
    private const string Interpreter = "/usr/bin/python3";

    private readonly Process _process;

    private LegacyService(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <param name="framework">What it runs on.</param>
    /// <param name="script">The Python file, whose application is called <c>app</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<LegacyService> StartAsync(LegacyFramework framework, string script, CancellationToken cancellationToken)
    {
        var (folder, application) = (Path.GetDirectoryName(Path.GetFullPath(script))!, $"{Path.GetFileNameWithoutExtension(script)}:app");
        string[] arguments = framework == LegacyFramework.Flask
            ? ["-m", "gunicorn", "--bind", "127.0.0.1:0", "--workers", "1", "--chdir", folder, application]
            : ["-m", "uvicorn", "--host", "127.0.0.1", "--port", "0", "--app-dir", folder, application];
        var start = new ProcessStartInfo(Interpreter, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        start.Environment["PYTHONHASHSEED"] = "0";
        start.Environment["PYTHONUNBUFFERED"] = "1";

        var process = Process.Start(start)!;
        try
        {
            var address = await ReadAddressAsync(process, cancellationToken);
            process.OutputDataReceived += Ignore;
            process.BeginOutputReadLine();
            return new LegacyService(process, address);
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<Uri> ReadAddressAsync(Process process, CancellationToken cancellationToken)
    {
        var said = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var lines = new List<string>();
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                said.TrySetException(new InvalidOperationException($"The legacy service ended before it listened:\n{string.Join('\n', lines)}"));
            }
            else if (Announcement().Match(line.Data) is { Success: true } announcement)
            {
                said.TrySetResult(new Uri(announcement.Groups[1].Value));
            }
            else if (!said.Task.IsCompleted)
            {
                lines.Add(line.Data);
            }
        };
        process.BeginErrorReadLine();
        return await said.Task.WaitAsync(cancellationToken);
    }

    private static void Ignore(object sender, DataReceivedEventArgs line)
    {
        // A pipe that nobody reads would fill up and stop the service.
    }

    [GeneratedRegex(@"(?:Listening at|Uvicorn running on):? (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Announcement();
}
