using System.Text;

namespace Cairn.Logging;

/// <summary>Standard output as UTF-8 on every platform, each flush one write.</summary>
internal sealed class StandardOutput(Stream stream, bool isTerminal)
    : StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), JsonLine.MaximumBytes)
{
    /// <summary>Whether a person reads along.</summary>
    public bool IsTerminal { get; } = isTerminal;

    public static StandardOutput Open() => new(Console.OpenStandardOutput(), !Console.IsOutputRedirected);

    /// <summary>Standard error, for what standard output can no longer or not yet take.</summary>
    public static StandardOutput OpenError() => new(Console.OpenStandardError(), !Console.IsErrorRedirected);
}
