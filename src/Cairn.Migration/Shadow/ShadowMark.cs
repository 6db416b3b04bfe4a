using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Cairn.Migration.Shadow;

/// <summary>Recognises copies by the key that only stranglers know. Without it the mark is nothing that a client could say.</summary>
internal sealed class ShadowMark(ShadowContext shadow, IOptions<StranglerOptions> options)
{
    private const string On = "1";

    private readonly byte[] _expected = Encoding.ASCII.GetBytes(options.Value.ShadowKey ?? RandomNumberGenerator.GetHexString(32));

    public void PutOn(HttpRequestMessage copy)
    {
        copy.Headers.TryAddWithoutValidation(ShadowHeaders.Mark, On);
        copy.Headers.TryAddWithoutValidation(ShadowHeaders.Key, Encoding.ASCII.GetString(_expected));
    }

    public static void PutOnWithoutKey(HttpRequestMessage copy) => copy.Headers.TryAddWithoutValidation(ShadowHeaders.Mark, On);

    public bool IsOn(HttpContext context)
    {
        var headers = context.Request.Headers;
        var isOn = headers[ShadowHeaders.Mark] == On
            && headers[ShadowHeaders.Key] is [{ } key]
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), _expected);
        headers.Remove(ShadowHeaders.Key);
        if (!isOn)
        {
            headers.Remove(ShadowHeaders.Mark);
            headers.Remove(ShadowHeaders.Writes);
        }

        return isOn;
    }

    /// <summary>Serves a copy: marked, and without the metrics that objectives are held against.</summary>
    public Task ServeAsync(HttpContext context, RequestDelegate next)
    {
        shadow.Enter(context.Request.Headers[ShadowHeaders.Writes].ToString());
        context.Features.Get<IHttpActivityFeature>()?.Activity.SetTag(MigrationTelemetry.Shadow, true);
        if (context.Features.Get<IHttpMetricsTagsFeature>() is { } metrics)
        {
            metrics.MetricsDisabled = true;
        }

        return next(context);
    }
}
