using System.IO.Compression;

namespace Cairn.Testing;

/// <summary>Reads request bodies into memory, up to a bound that holds after decompression.</summary>
internal static class RequestBody
{
    private const int LargestBytes = 64 * 1024 * 1024;

    public static async Task<byte[]> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            content.Write(buffer, 0, read);
            if (content.Length > LargestBytes)
            {
                throw new InvalidDataException($"The body is larger than {LargestBytes} bytes.");
            }
        }

        return content.ToArray();
    }

    public static async Task<byte[]> ReadCompressedAsync(Stream body, CancellationToken cancellationToken)
    {
        await using var decompressed = new GZipStream(body, CompressionMode.Decompress);
        return await ReadAsync(decompressed, cancellationToken);
    }
}
