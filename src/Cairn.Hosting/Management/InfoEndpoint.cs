using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Cairn.Hosting.Management;

/// <summary>Which build of which service this is, since when it runs, and on what.</summary>
internal sealed class InfoEndpoint(IOptions<HostingOptions> options, IHostEnvironment environment, TimeProvider time)
{
    private readonly DateTimeOffset _start = time.GetUtcNow();

    public Task AnswerAsync(HttpContext context) => JsonAnswer.WriteAsync(context, Write);

    private void Write(Utf8JsonWriter json)
    {
        // SemVer 2.0.0, section 10: what follows the plus sign is build metadata. The SDK puts the commit there.
        var version = InformationalVersion()?.Split('+', 2) ?? [];

        json.WriteString("service"u8, options.Value.ServiceName ?? environment.ApplicationName);
        json.WriteString("version"u8, version.ElementAtOrDefault(0));
        json.WriteString("commit"u8, version.ElementAtOrDefault(1));
        json.WriteString("environment"u8, environment.EnvironmentName);
        json.WriteString("started"u8, _start.UtcDateTime);
        json.WriteString("runtime"u8, RuntimeInformation.FrameworkDescription);
        json.WriteString("os"u8, RuntimeInformation.OSDescription);
        json.WriteString("architecture"u8, RuntimeInformation.ProcessArchitecture.ToString());
    }

    private string? InformationalVersion() => AppDomain.CurrentDomain.GetAssemblies()
        .FirstOrDefault(assembly => assembly.GetName().Name == environment.ApplicationName)
        ?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
        ?.InformationalVersion;
}
