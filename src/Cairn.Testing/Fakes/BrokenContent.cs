using System.Net;
using System.Net.Http.Headers;

namespace Cairn.Testing.Fakes;

/// <summary>A body that breaks after its first bytes.</summary>
internal sealed class BrokenContent : HttpContent
{
    private readonly Func<IOException> _breakage;

    public BrokenContent(long? length, Func<IOException> breakage)
    {
        _breakage = breakage;
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
        Headers.ContentLength = length;
    }

    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(new BrokenStream(_breakage));

    protected override Stream CreateContentReadStream(CancellationToken cancellationToken) => new BrokenStream(_breakage);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await using var broken = new BrokenStream(_breakage);
        await broken.CopyToAsync(stream);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
