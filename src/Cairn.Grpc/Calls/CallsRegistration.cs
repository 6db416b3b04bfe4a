using Cairn.Grpc;
using Cairn.Grpc.Calls;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Cairn;

/// <summary>Serves the calls of any gRPC stack.</summary>
public static class CallsRegistration
{
    /// <summary>The key under which clients of other protocols find how long the caller still waits, as those of Cairn.Http do.</summary>
    private const string DeadlineKey = "Cairn.Deadline";

    /// <summary>
    /// Gives every gRPC call, whatever stack answers it, a deadline, an end in good order at shutdown, a status where other middleware answers with an HTTP
    /// error, and telemetry. Call it before the middleware whose errors are to be translated, and after <see cref="GrpcRegistration.AddCairnGrpc"/>.
    /// </summary>
    /// <param name="app">The application.</param>
    /// <returns>The same <paramref name="app"/>, for chaining.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="app"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException"><see cref="GrpcRegistration.AddCairnGrpc"/> was not called.</exception>
    public static IApplicationBuilder UseCairnGrpc(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);

        return app.ApplicationServices.GetService<CallLimits>() is null
            ? throw new InvalidOperationException("UseCairnGrpc needs services that are not registered. Call builder.Services.AddCairnGrpc() before the application is built.")
            : app.UseMiddleware<CallMiddleware>();
    }

    internal static void AddCalls(this IServiceCollection services)
    {
        services.AddMetrics();
        services.AddSingleton<CalledMethods>();
        services.AddSingleton<CallLimits>();
        services.AddSingleton<CallStatuses>();
        services.AddSingleton<CallObserver>();
        services.AddKeyedSingleton<Func<TimeSpan?>>(DeadlineKey, (_, _) => static () => GrpcDeadline.Remaining);
        services.AddSingleton(provider => new GrpcFaults(provider.GetRequiredService<IOptions<GrpcErrorMap>>(), provider.GetRequiredService<IOptions<GrpcOptions>>()));
    }
}
