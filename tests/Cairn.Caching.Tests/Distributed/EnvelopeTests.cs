using Cairn.Caching.Distributed;
using Cairn.Caching.Serialization;

namespace Cairn.Caching.Tests.Distributed;

public sealed class EnvelopeTests
{
    private static readonly Envelope Sample = new(EnvelopeFlags.Compressed, 42, 1000, 2000, [("builds", 7), ("Überläufe", -1)]);

    [Fact]
    public void What_was_written_is_read()
    {
        var envelope = Envelope.Read("build", Written(), out var payload);

        Assert.Equivalent(Sample, envelope);
        Assert.Equal([1, 2, 3], payload.ToArray());
    }

    [Fact]
    public void Nothing_but_what_was_written_for_the_key_is_read()
    {
        Assert.Null(Envelope.Read("builds", Written(), out _));
        Assert.Null(Envelope.Read("build", [], out _));
        Assert.Null(Envelope.Read("build", [.. Written(), 0], out _));
    }

    [Fact]
    public void Any_damage_is_noticed()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (var round = 0; round < 20_000; round++)
        {
            var damaged = Damage(Written(), random);

            Assert.True(Envelope.Read("build", damaged, out _) is null, $"seed {seed}, round {round}: {Convert.ToHexString(damaged)}");
        }
    }

    [Fact]
    public void A_forged_header_is_refused_without_an_exception()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (var round = 0; round < 20_000; round++)
        {
            var forged = new Envelope((EnvelopeFlags)random.Next(256), 0, long.MinValue, long.MaxValue, []);
            using var buffer = new PooledBuffer();
            var noise = new byte[random.Next(64)];
            random.NextBytes(noise);
            forged.Write("build", noise, buffer);
            var bytes = buffer.WrittenSpan.ToArray();
            bytes[4] = (byte)random.Next(4); // a count of tags that are not there

            var exception = Record.Exception(() => Envelope.Read("build", Resealed(bytes), out _));

            Assert.True(exception is null, $"seed {seed}, round {round}: {exception}");
        }
    }

    private static byte[] Resealed(byte[] bytes)
    {
        Envelope.Seal("build", bytes);
        return bytes;
    }

    private static byte[] Damage(byte[] bytes, Random random)
    {
        switch (random.Next(3))
        {
            case 0:
                bytes[random.Next(bytes.Length)] ^= (byte)random.Next(1, 256);
                return bytes;
            case 1:
                return bytes[..random.Next(bytes.Length)];
            default:
                var at = random.Next(bytes.Length);
                return [.. bytes[..at], (byte)random.Next(256), .. bytes[at..]];
        }
    }

    private static byte[] Written()
    {
        using var buffer = new PooledBuffer();
        Sample.Write("build", [1, 2, 3], buffer);
        return buffer.WrittenSpan.ToArray();
    }
}
