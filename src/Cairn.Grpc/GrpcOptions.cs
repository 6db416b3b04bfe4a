namespace Cairn.Grpc;

/// <summary>Limits of gRPC calls, and how they end.</summary>
public sealed class GrpcOptions
{
    /// <summary>The configuration section these options bind to: <c>Cairn:Grpc</c>.</summary>
    public const string SectionName = "Cairn:Grpc";

    /// <summary>
    /// Which of the ports that the service listens on is for gRPC: it speaks HTTP/2 without TLS, and nothing else; 0 means those that are any free port. With TLS one
    /// port does both, and none need be named.
    /// </summary>
    /// <value>The default is <c>null</c>: none.</value>
    public int? Port { get; set; }

    /// <summary>The deadline of a call with one message in each direction whose caller set none; <see langword="null"/> for no end.</summary>
    /// <value>The default is 10 seconds.</value>
    public TimeSpan? DefaultDeadline { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest deadline that a caller is granted, in place of any longer one; <see langword="null"/> for no limit.</summary>
    /// <value>The default is <c>null</c>.</value>
    public TimeSpan? MaxDeadline { get; set; }

    /// <summary>How long streaming calls go on after the service was told to stop. Then they end with <see cref="GrpcStatusCode.Unavailable"/>.</summary>
    /// <value>The default is 5 seconds.</value>
    public TimeSpan DrainGrace { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The size of the largest message that is accepted, compressed and not. A larger one ends its call with <see cref="GrpcStatusCode.ResourceExhausted"/>.</summary>
    /// <value>The default is 4,194,304 (4 MiB).</value>
    public long MaxReceiveMessageBytes { get; set; } = 4 << 20;

    /// <summary>How much room the message of a status and its details may take in the headers. Details are left out first, then the message is cut.</summary>
    /// <value>The default is 4096.</value>
    public long MaxErrorDetailBytes { get; set; } = 4096;

    /// <summary>How often health is read from the service's health checks.</summary>
    /// <value>The default is 5 seconds.</value>
    public TimeSpan HealthPeriod { get; set; } = TimeSpan.FromSeconds(5);
}
