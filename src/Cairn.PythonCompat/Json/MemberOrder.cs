namespace Cairn.PythonCompat.Json;

/// <summary>The members of one object: written as they come, then put in the order of their keys' code points, which is that of their UTF-8.</summary>
internal sealed class MemberOrder(ByteBuffer target)
{
    private readonly List<Member> _members = [];
    private readonly int _first = target.Length;

    public void Begin(ReadOnlySpan<byte> key) => _members.Add(new Member(JsonText.Plain(key), target.Length - _first, 0));

    public void End() => _members[^1] = _members[^1] with { End = target.Length - _first };

    /// <summary>Sorts, and puts the separators in. What follows is written behind.</summary>
    public void Arrange(ReadOnlySpan<byte> comma)
    {
        var written = target.Cut(_first);
        _members.Sort();
        var isFirst = true;
        for (var index = 0; index < _members.Count; index++)
        {
            var (key, start, end) = _members[index];
            if (index + 1 < _members.Count && key.AsSpan().SequenceEqual(_members[index + 1].Key))
            {
                continue; // of equal keys a dict keeps the last
            }

            target.Write(isFirst ? default : comma);
            target.Write(written.AsSpan(start..end));
            isFirst = false;
        }
    }

    private readonly record struct Member(byte[] Key, int Start, int End) : IComparable<Member>
    {
        public int CompareTo(Member other)
        {
            var order = Key.AsSpan().SequenceCompareTo(other.Key);
            return order != 0 ? order : Start.CompareTo(other.Start);
        }
    }
}
