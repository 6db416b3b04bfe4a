using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cairn.Migration.Answering;

/// <summary>Puts a stream of ours before the body of an answer for a while.</summary>
internal static class BodyFeature
{
    public static async Task WriteThroughAsync(HttpContext context, Stream stream, Func<Task> answer)
    {
        var original = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        var ours = new StreamResponseBodyFeature(stream, original);
        context.Features.Set<IHttpResponseBodyFeature>(ours);
        try
        {
            await answer();
            if (ours.Writer.UnflushedBytes > 0)
            {
                await ours.Writer.FlushAsync(context.RequestAborted);
            }
        }
        finally
        {
            context.Features.Set(original);
        }
    }
}
