using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Cairn.Migration.Tests.Python;

/// <summary>The Flask application beside this file under gunicorn, on a port of its choice.</summary>
internal sealed partial class Gunicorn : IAsyncDisposable
{
    private readonly Process _process;

    private Gunicorn(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Starts it, where it is installed.</summary>
    public static async Task<Gunicorn?> StartAsync()
    {
        if (!File.Exists("/usr/bin/gunicorn"))
        {
            return null;
        }

        var start = new ProcessStartInfo("/usr/bin/python3", ["-m", "gunicorn", "--bind", "127.0.0.1:0", "--workers", "1", "builds:app"])
        {
            WorkingDirectory = Path.Combine(AppContext.BaseDirectory, "Python"),
            RedirectStandardError = true,
        };
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        var process = Process.Start(start)!;
        while (await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                process.ErrorDataReceived += (_, _) => { }; // keeps the pipe empty
                process.BeginErrorReadLine();
                return new Gunicorn(process, new Uri(match.Groups[1].Value));
            }
        }

        throw new InvalidOperationException("gunicorn ended before it listened. Run it by hand in tests/Cairn.Migration.Tests/Python.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex(@"Listening at: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}
