using Microsoft.AspNetCore.Http;

namespace Cairn.Hosting.Management;

/// <summary>The probes: "ok" with 200 or "fail" with 503, and JSON with the reasons for <c>?verbose</c>. Degraded counts as ok.</summary>
internal sealed class ProbeEndpoints(Availability availability, ProbeDetails details)
{
    private static readonly byte[] Ok = "ok\n"u8.ToArray();
    private static readonly byte[] Fail = "fail\n"u8.ToArray();
    private static readonly CheckRole[] ForLiveness = [CheckRole.Liveness];
    private static readonly CheckRole[] ForStart = [];
    private static readonly CheckRole[] ForReadiness = [CheckRole.Critical, CheckRole.Degradable, CheckRole.Informational];

    public Task LiveAsync(HttpContext context) => AnswerAsync(context, availability.Live(), ForLiveness);

    public Task StartedAsync(HttpContext context) => AnswerAsync(context, availability.Started(), ForStart);

    public Task ReadyAsync(HttpContext context) => AnswerAsync(context, availability.Ready(), ForReadiness);

    private Task AnswerAsync(HttpContext context, Verdict verdict, CheckRole[] roles)
    {
        var verbose = context.Request.QueryString.HasValue && context.Request.Query.ContainsKey("verbose");
        var body = verbose ? details.Of(verdict, roles) : verdict.Holds ? Ok : Fail;

        context.Response.StatusCode = verdict.Holds ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = verbose ? "application/json" : "text/plain; charset=utf-8";
        context.Response.ContentLength = body.Length;
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : context.Response.BodyWriter.WriteAsync(body, CancellationToken.None).AsTask(); // asking for the request's token would make one
    }
}
