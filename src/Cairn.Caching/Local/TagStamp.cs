using System.Runtime.CompilerServices;

namespace Cairn.Caching.Local;

/// <summary>A tag and the version it had before a value was loaded.</summary>
internal readonly record struct TagStamp(TagNode Node, long Version)
{
    /// <summary>Whether every tag is known to have the version of its stamp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Hold(TagStamp[]? stamps, long now) => stamps is null || AllHold(stamps, now);

    /// <summary>Whether no tag has another version, as far as is known.</summary>
    public static bool Agree(TagStamp[]? stamps)
    {
        foreach (ref readonly var stamp in stamps.AsSpan())
        {
            if (stamp.Node.Version != stamp.Version)
            {
                return false;
            }
        }

        return true;
    }

    private static bool AllHold(TagStamp[] stamps, long now)
    {
        foreach (ref readonly var stamp in stamps.AsSpan())
        {
            if (stamp.Node.Version != stamp.Version || !stamp.Node.IsKnown(now))
            {
                return false;
            }
        }

        return true;
    }
}
