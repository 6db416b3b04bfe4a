namespace Cairn.Testing;

/// <summary>A place in what a recorder has recorded. It stays where it is while the recorder goes on.</summary>
/// <remarks>The default is the beginning of any recorder.</remarks>
public readonly record struct RecorderCursor
{
    internal RecorderCursor(object recorder, int position) => (Recorder, Position) = (recorder, position);

    internal object? Recorder { get; }

    internal int Position { get; }
}
