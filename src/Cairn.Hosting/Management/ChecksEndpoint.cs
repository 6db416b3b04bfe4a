using Microsoft.AspNetCore.Http;

namespace Cairn.Hosting.Management;

/// <summary>Every health check, whichever probe counts it, with its role, its last result and how old that is.</summary>
internal sealed class ChecksEndpoint(CheckDetails details)
{
    private static readonly CheckRole[] Roles = Enum.GetValues<CheckRole>();

    public Task AnswerAsync(HttpContext context) => JsonAnswer.WriteAsync(context, json => details.Write(json, Roles));
}
