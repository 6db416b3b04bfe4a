using System.CommandLine;

namespace Cairn.Cli.Migrate;

/// <summary>`cairn migrate example`: a Flask service to try the way with.</summary>
internal static class ExampleVerb
{
    private const string FileName = "build_status.py";

    public static Command Create(TextWriter output)
    {
        var folder = new Option<string>("--out") { Description = "Where to write it; the folder 'legacy' without it." };
        var verb = new Command("example", "Write the Flask service that the tutorial migrates.") { folder };
        verb.SetAction(parsed => (int)Write(parsed.GetValue(folder) ?? "legacy", output));
        return verb;
    }

    private static ExitCode Write(string folder, TextWriter output)
    {
        var file = Path.Combine(folder, FileName);
        if (File.Exists(file))
        {
            throw new CommandFailedException(ExitCode.Usage, $"'{file}' is there already. Name another folder with --out, or remove it.");
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(file, Resources.Text(FileName));
        output.WriteLine($"{file}: a build-status service. Start it with 'gunicorn --chdir {folder} --bind 127.0.0.1:8000 build_status:app'.");
        return ExitCode.Holds;
    }
}
