using System.Diagnostics.Metrics;
using Cairn.Grpc;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn;

/// <summary>Makes the clients of other gRPC services keep deadlines.</summary>
public static class OutgoingRegistration
{
    /// <summary>Adds a <see cref="GrpcClientHandler"/> to a client, such as one of <c>AddGrpcClient</c>: deadlines, cancellation with the incoming call, telemetry.</summary>
    /// <param name="builder">The client.</param>
    /// <param name="defaultDeadline">The deadline of calls that have none, streams included; <see langword="null"/> for none.</param>
    /// <returns>The same <paramref name="builder"/>, for chaining.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="defaultDeadline"/> is zero or less.</exception>
    public static IHttpClientBuilder AddCairnGrpcHandler(this IHttpClientBuilder builder, TimeSpan? defaultDeadline = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (defaultDeadline is { } deadline)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(deadline, TimeSpan.Zero, nameof(defaultDeadline));
        }

        builder.Services.AddMetrics();
        return builder.AddHttpMessageHandler(services =>
            new GrpcClientHandler(services.GetRequiredService<IMeterFactory>(), services.GetService<TimeProvider>()) { DefaultDeadline = defaultDeadline });
    }
}
