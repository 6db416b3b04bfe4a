using Microsoft.AspNetCore.Http;

namespace Cairn.Hosting.Management;

/// <summary>Something that can be read on the management port. To add one is to register it.</summary>
internal interface IManagementEndpoint
{
    string Path { get; }

    Task AnswerAsync(HttpContext context);
}
