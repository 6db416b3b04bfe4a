using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Cairn.Logging;

/// <summary>What the making of one line needs, kept for the next one.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Its writer of values holds nothing but memory.")]
internal sealed class LineBuffers
{
    private const int LongestKept = 4 * 1024;

    public JsonLine Line { get; } = new();

    public JsonValueBuffer Values { get; } = new();

    public UniqueNames Names { get; } = new(LineContract.Names);

    public StringBuilder Text { get; } = new(capacity: 256);

    /// <summary>Whether a line was so long that its buffers are better not kept.</summary>
    public bool IsLarge => Text.Capacity > LongestKept || Values.Capacity > JsonLine.MaximumBytes || Names.Capacity > LongestKept;
}
