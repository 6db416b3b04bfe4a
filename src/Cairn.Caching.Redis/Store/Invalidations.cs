using System.Text;
using Cairn.Caching.Distributed;
using Cairn.Caching.Redis.Resp;

namespace Cairn.Caching.Redis.Store;

/// <summary>Turns what the server pushes into what the cache has to forget. It runs on the read loop, before later replies complete.</summary>
internal sealed class Invalidations(StoreKeys names, ILocalCopies copies, KeyWaiters waiters, RedisMeter meter)
{
    /// <summary>Enough for the longest key, or else the string goes to the heap.</summary>
    private const int StackCharacters = StoreKeys.LongestKey + 256;

    public void Handle(in RespValue push)
    {
        if (push.Items is not [var kind, var keys] || !kind.Is("invalidate"u8))
        {
            return;
        }

        if (keys.IsNull)
        {
            // The server was flushed.
            meter.Invalidated("everything");
            copies.ForgetAll();
            waiters.ChangedAll();
            return;
        }

        foreach (ref readonly var key in keys.Items)
        {
            Forget(key.Bytes);
        }
    }

    private void Forget(byte[]? name)
    {
        var count = Encoding.UTF8.GetCharCount(name ?? []);
        Span<char> text = count <= StackCharacters ? stackalloc char[StackCharacters] : new char[count];
        text = text[..Encoding.UTF8.GetChars(name ?? [], text)];

        if (text.StartsWith(names.ValuePrefix, StringComparison.Ordinal))
        {
            meter.Invalidated("key");
            copies.Forget(text[names.ValuePrefix.Length..]);
            waiters.Changed(text[names.ValuePrefix.Length..]);
        }
        else if (text.StartsWith(names.TagPrefix, StringComparison.Ordinal))
        {
            meter.Invalidated("tag");
            copies.ForgetTag(text[names.TagPrefix.Length..].ToString());
        }
    }
}
