namespace Cairn.Migration.Answering;

/// <summary>How much of a body is ever kept: beyond it there is no second chance and no copy.</summary>
internal static class BodyLimit
{
    public const int Bytes = 64 * 1024;
}
