using System.Diagnostics;

namespace Cairn.PythonCompat.Tests;

/// <summary>The interpreter that the system's packages belong to; not one that a version manager puts first on the path.</summary>
internal static class Python
{
    public const string Interpreter = "/usr/bin/python3";

    /// <summary>Skips the test where a module is missing.</summary>
    public static async Task RequireAsync(params string[] modules)
    {
        Assert.SkipUnless(File.Exists(Interpreter), $"{Interpreter} is not installed.");
        using var process = Process.Start(new ProcessStartInfo(Interpreter, ["-c", $"import {string.Join(", ", modules)}"]) { RedirectStandardError = true })!;
        await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.SkipUnless(process.ExitCode == 0, $"One of the Python modules {string.Join(", ", modules)} is not installed.");
    }

    /// <summary>Asks one process all questions, each a line of JSON, and returns its answers.</summary>
    public static async Task<IReadOnlyList<byte[]>> AskAsync(IReadOnlyList<string> questions, CancellationToken cancellationToken)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Legacy", "reference.py");
        var start = new ProcessStartInfo(Interpreter, [script]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["PYTHONIOENCODING"] = "utf-8";
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        using var process = Process.Start(start)!;
        var answers = ReadAsync(process.StandardOutput, cancellationToken);
        foreach (var question in questions)
        {
            await process.StandardInput.WriteLineAsync(question.AsMemory(), cancellationToken);
        }

        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellationToken);
        Assert.Equal(0, process.ExitCode);
        return await answers;
    }

    private static async Task<IReadOnlyList<byte[]>> ReadAsync(StreamReader output, CancellationToken cancellationToken)
    {
        List<byte[]> answers = [];
        while (await output.ReadLineAsync(cancellationToken) is { } line)
        {
            answers.Add(Convert.FromHexString(line));
        }

        return answers;
    }
}
