using System.Diagnostics;
using Cairn.Alerting.Testing.Samples;

namespace Cairn.Alerting.Testing.Promtool;

/// <summary>The program that evaluates rules as Prometheus does.</summary>
internal sealed class PromtoolProgram(string path)
{
    private const string RuleFile = "rules.yaml";
    private const string TestFile = "tests.yaml";

    /// <summary>Where promtool is; <c>null</c> when it is not on the path.</summary>
#pragma warning disable CRN2001 // A test kit has no configuration: the machine says where its programs are.
    public static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "")
#pragma warning restore CRN2001 // The rest is configured.
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => new[] { Path.Combine(folder, "promtool"), Path.Combine(folder, "promtool.exe") })
        .FirstOrDefault(File.Exists);

    /// <summary>Evaluates the rules over the samples, minute by minute.</summary>
    /// <returns>When which alert fired.</returns>
    /// <exception cref="InvalidOperationException">promtool refuses the rules or the samples.</exception>
    public async Task<IReadOnlyList<Firing>> JudgeAsync(RuleText rules, SampleBook book, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("cairn-proof-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, RuleFile), rules.ToString(), cancellationToken);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, TestFile), UnitTest.Write(RuleFile, book), cancellationToken);
            return Verdict.Read(await RunAsync(folder.FullName, cancellationToken));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<string> RunAsync(string folder, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(path, ["test", "rules", TestFile])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = await process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return error + await output;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }
}
