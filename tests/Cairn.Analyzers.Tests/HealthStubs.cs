namespace Cairn.Analyzers.Tests;

/// <summary>Health checks and web applications, as far as the rules look at them.</summary>
internal static class HealthStubs
{
    public const string Checks = """

        namespace Microsoft.Extensions.Diagnostics.HealthChecks
        {
            enum HealthStatus { Unhealthy }
            struct HealthCheckResult;
            interface IHealthCheck;
            class HealthCheckRegistration
            {
                public HealthCheckRegistration(string name, IHealthCheck instance, HealthStatus? failureStatus, IEnumerable<string>? tags) { }
                public HealthCheckRegistration(string name, IHealthCheck instance, HealthStatus? failureStatus, IEnumerable<string>? tags, TimeSpan? timeout) { }
                public TimeSpan Timeout { get; set; }
                public ISet<string> Tags { get; } = new HashSet<string>();
            }
        }

        namespace Microsoft.Extensions.DependencyInjection
        {
            using Microsoft.Extensions.Diagnostics.HealthChecks;
            interface IServiceCollection;
            interface IHealthChecksBuilder;
            static class HealthCheckServiceCollectionExtensions
            {
                public static IHealthChecksBuilder AddHealthChecks(this IServiceCollection services) => null!;
            }
            static class HealthChecksBuilderAddCheckExtensions
            {
                public static IHealthChecksBuilder AddCheck(this IHealthChecksBuilder builder, string name, IHealthCheck instance, HealthStatus? failureStatus = null, IEnumerable<string>? tags = null, TimeSpan? timeout = null) => builder;
                public static IHealthChecksBuilder AddCheck<T>(this IHealthChecksBuilder builder, string name, HealthStatus? failureStatus, IEnumerable<string>? tags) => builder;
                public static IHealthChecksBuilder AddCheck<T>(this IHealthChecksBuilder builder, string name, HealthStatus? failureStatus = null, IEnumerable<string>? tags = null, TimeSpan? timeout = null) => builder;
                public static IHealthChecksBuilder AddTypeActivatedCheck<T>(this IHealthChecksBuilder builder, string name, params object[] args) => builder;
                public static IHealthChecksBuilder AddTypeActivatedCheck<T>(this IHealthChecksBuilder builder, string name, HealthStatus? failureStatus, IEnumerable<string>? tags, TimeSpan timeout, params object[] args) => builder;
            }
            static class HealthChecksBuilderDelegateExtensions
            {
                public static IHealthChecksBuilder AddCheck(this IHealthChecksBuilder builder, string name, Func<HealthCheckResult> check, IEnumerable<string>? tags = null, TimeSpan? timeout = default) => builder;
                public static IHealthChecksBuilder AddAsyncCheck(this IHealthChecksBuilder builder, string name, Func<Task<HealthCheckResult>> check, IEnumerable<string>? tags = null, TimeSpan? timeout = default) => builder;
                public static IHealthChecksBuilder AddAsyncCheck(this IHealthChecksBuilder builder, string name, Func<CancellationToken, Task<HealthCheckResult>> check, IEnumerable<string>? tags = null, TimeSpan? timeout = default) => builder;
            }
        }
        """;

    public const string Web = """

        namespace Microsoft.AspNetCore.Diagnostics.HealthChecks
        {
            class HealthCheckOptions
            {
                public Func<Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckRegistration, bool>? Predicate { get; set; }
                public bool AllowCachingResponses { get; set; }
            }
        }

        namespace Microsoft.AspNetCore.Builder
        {
            using Microsoft.AspNetCore.Diagnostics.HealthChecks;
            using Microsoft.Extensions.DependencyInjection;
            class WebApplication
            {
                public static WebApplicationBuilder CreateBuilder(string[] args) => new();
                public void Run() { }
                public Task RunAsync() => Task.CompletedTask;
            }
            class WebApplicationBuilder
            {
                public IServiceCollection Services => null!;
                public WebApplication Build() => new();
            }
            static class EndpointRouteBuilderExtensions
            {
                public static void MapGet(this WebApplication app, string pattern, Delegate handler) { }
            }
            static class HealthCheckEndpointRouteBuilderExtensions
            {
                public static void MapHealthChecks(this WebApplication app, string pattern) { }
                public static void MapHealthChecks(this WebApplication app, string pattern, HealthCheckOptions options) { }
            }
        }
        """;

    public const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Diagnostics.HealthChecks;

        """;

    public const string WebUsings = Usings + """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Diagnostics.HealthChecks;

        """;
}
