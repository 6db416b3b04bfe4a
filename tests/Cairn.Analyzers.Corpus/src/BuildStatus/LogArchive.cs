using System.IO.Compression;
using Microsoft.Extensions.Options;

namespace BuildStatus;

/// <summary>archive.py: os.path.join, open() and gzip.</summary>
internal sealed class LogArchive(IOptions<ServiceOptions> options, ILogger<LogArchive> logger)
{
    private readonly string _root = options.Value.Logs;

    public string FolderOf(Build build)
    {
        var branch = build.Branch.Replace('/', '-');
        Directory.CreateDirectory(_root + "/" + branch);
        return Path.Combine(_root, branch);
    }

    public void Write(Build build, string step, string text)
    {
        var folder = FolderOf(build);
        File.WriteAllText($"{folder}/{build.Id}-{step}.log", text);
        logger.LogInformation($"Wrote {text.Length} characters of {step} of build {build.Id}");
    }

    public string? Read(Build build, string step)
    {
        var folder = FolderOf(build);
        try
        {
            return File.ReadAllText($"{folder}/{build.Id}-{step}.log");
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    public IReadOnlyList<string> Steps(Build build)
    {
        var folder = FolderOf(build);
        var prefix = build.Id + "-";
        return
        [
            .. Directory.EnumerateFiles(folder, prefix + "*.log")
                .Select(file => Path.GetFileNameWithoutExtension(file)[prefix.Length..])
                .Order(StringComparer.Ordinal),
        ];
    }

    public int Compress(Build build)
    {
        var folder = FolderOf(build);
        var count = 0;
        foreach (var step in Steps(build))
        {
            var source = Path.Combine(folder, $"{build.Id}-{step}.log");
            try
            {
                using var input = File.OpenRead(source);
                using var output = File.Create($"{folder}/{build.Id}-{step}.log.gz");
                using var zip = new GZipStream(output, CompressionLevel.Fastest);
                input.CopyTo(zip);
                count++;
            }
            catch (IOException ex)
            {
                logger.LogError("Could not compress {0}: {1}", source, ex.Message);
            }
        }

        Console.WriteLine("compressed " + count + " logs");
        return count;
    }

    public void Delete(Build build)
    {
        foreach (var step in Steps(build))
        {
            try
            {
                File.Delete(FolderOf(build) + "/" + build.Id + "-" + step + ".log");
            }
            catch (Exception)
            {
                // best effort
            }
        }
    }
}
