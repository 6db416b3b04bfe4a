using Microsoft.AspNetCore.Http;

namespace Cairn.Hosting.Management;

/// <summary>Every health check, whichever probe counts it, with its role, its last result and how old that is.</summary>
internal sealed class ChecksEndpoint(ProbeDetails details) : IManagementEndpoint
{
    private static readonly CheckRole[] Roles = Enum.GetValues<CheckRole>();

    public string Path => "/checks";

    public Task AnswerAsync(HttpContext context) => JsonAnswer.WriteAsync(context, json => details.WriteChecks(json, Roles));
}
