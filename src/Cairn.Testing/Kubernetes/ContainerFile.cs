namespace Cairn.Testing.Kubernetes;

/// <summary>The last stage of a container file: what runs.</summary>
/// <param name="Name">The name of the file, seen from the folder of the manifests.</param>
/// <param name="Instructions">Its instructions, each with its line.</param>
internal sealed record ContainerFile(string Name, IReadOnlyList<(string Keyword, string Text, int Line)> Instructions)
{
    public bool IsForWindows => Name.EndsWith(".windows", StringComparison.OrdinalIgnoreCase);

    public int LastLine => Instructions.Count == 0 ? 1 : Instructions[^1].Line;

    public static ContainerFile Read(string path)
    {
        var instructions = new List<(string Keyword, string Text, int Line)>();
        var begun = "";
        foreach (var (line, number) in File.ReadLines(path).Select((line, index) => (line.Trim(), index + 1)).Where(line => line.Item1 is [not '#', ..]))
        {
            begun += line.TrimEnd('\\', '`');
            if (line.EndsWith('\\') || line.EndsWith('`'))
            {
                continue;
            }

            var words = begun.Split((char[]?)null, 2, StringSplitOptions.TrimEntries);
            var keyword = words[0].ToUpperInvariant(); // "from" is as good
            if (keyword == "FROM")
            {
                instructions.Clear();
            }

            instructions.Add((keyword, words.Length > 1 ? words[1] : "", number));
            begun = "";
        }

        return new ContainerFile($"../{Path.GetFileName(path)}", instructions);
    }

    public IEnumerable<(string Text, int Line)> All(string keyword) =>
        Instructions.Where(instruction => instruction.Keyword == keyword).Select(instruction => (instruction.Text, instruction.Line));

    /// <summary>The words of an instruction that takes a list, and may be there several times.</summary>
    public IEnumerable<string> Words(string keyword) =>
        All(keyword).SelectMany(instruction => instruction.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The value of a variable that the image sets.</summary>
    public string? Variable(string name) =>
        Words("ENV").LastOrDefault(variable => variable.StartsWith($"{name}=", StringComparison.Ordinal))?[(name.Length + 1)..];

    public ManifestFault Fault(int line, string message) => new(Name, line, "image", message);
}
