using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Cairn.Logging.Tests;

/// <summary>A request as the management port passes it on.</summary>
internal static class LevelCall
{
    public static async Task<(int Status, string Body)> AskAsync(RequestDelegate endpoint, string method, string query, string? origin = null)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext();
        context.Request.Method = method;
        context.Request.QueryString = new QueryString(query);
        context.Request.Headers.Origin = origin;
        context.Connection.RemoteIpAddress = IPAddress.Parse("10.1.2.3");
        context.Response.Body = body;

        await endpoint(context);
        return (context.Response.StatusCode, Encoding.UTF8.GetString(body.ToArray()));
    }
}
